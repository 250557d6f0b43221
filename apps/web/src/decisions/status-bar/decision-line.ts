import type { ActKind } from '@mimamori/policy/acts/act-undo-rules'
import type { Measure } from '@mimamori/policy/decisions/measure-rules'
import type { Failure } from '../../api/call-failure.ts'
import type { OutgoingDecision } from './decision-outbox.ts'

/** How far an act is: sending, held (it can be undone), waiting for a second person, of a decision delivered to the marketplace. */
export type DecisionPhase =
  | 'sending'
  | 'failed'
  | 'held'
  | 'waiting'
  | 'settled'
  | 'ready'
  | 'retrying'
  | 'delivered'
  | 'dead'
  | 'undone'

/** One act in the status bar: a decision, several made together, or another act on a case. */
export type DecisionLine = {
  readonly key: string
  readonly kind: ActKind | 'decision'
  readonly caseId: string
  readonly caseNumber: number
  /** how many cases it is about */
  readonly cases: number
  readonly measures: readonly Measure[]
  readonly phase: DecisionPhase
  /** grows with time; what the desk does not have yet is last */
  readonly order: string
  /** by which it is undone; `null`: the desk has not answered yet */
  readonly actId: string | null
  /** until when it can be undone; `null`: it cannot, or the desk has not answered yet */
  readonly undoUntil: string | null
  readonly failure: Failure | null
  readonly outgoing: OutgoingDecision | null
}
