import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { Measure } from '@mimamori/policy/decisions/measure-rules'
import type { Failure } from '../../api/call-failure.ts'
import type { OutgoingDecision } from './decision-outbox.ts'

/** How far a decision is: sending, held (it can be undone), delivered to the marketplace. */
export type DecisionPhase =
  | 'sending'
  | 'failed'
  | 'held'
  | 'settled'
  | 'ready'
  | 'retrying'
  | 'delivered'
  | 'dead'
  | 'undone'

/** One decision in the status bar. */
export type DecisionLine = {
  readonly key: string
  readonly caseId: string
  readonly caseNumber: number
  readonly measures: readonly Measure[]
  readonly categories: readonly Category[]
  readonly phase: DecisionPhase
  readonly decisionId: string | null
  /** until when it is held and can be undone; `null`: it is not held, or the desk has not answered yet */
  readonly heldUntil: string | null
  readonly failure: Failure | null
  readonly outgoing: OutgoingDecision | null
}
