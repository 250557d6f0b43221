import type { RecentDecision } from '@mimamori/contract/decisions/decision-contract'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { Measure } from '@mimamori/policy/decisions/measure-rules'
import type { Failure } from '../api/call-failure.ts'
import type { Outgoing } from './outbox.ts'

/** How far a decision is: from this page to the desk, from the desk to the marketplace. */
export type Phase = 'sending' | 'failed' | 'held' | 'settled' | 'ready' | 'retrying' | 'delivered' | 'dead' | 'undone'

/** One decision in the strip at the bottom. */
export type Line = {
  readonly key: string
  readonly caseId: string
  readonly caseNumber: number
  readonly measures: readonly Measure[]
  readonly categories: readonly Category[]
  readonly phase: Phase
  readonly decisionId: string | null
  /** end of the undo window while it runs */
  readonly heldUntil: string | null
  readonly failure: Failure | null
  readonly outgoing: Outgoing | null
}

const SHOWN_MS = 5 * 60_000
const UNDONE_SHOWN_MS = 30_000
const PROBLEMS: readonly Phase[] = ['failed', 'dead']

function phaseOf(decision: RecentDecision, now: number): Phase {
  if (decision.state === 'undone') return 'undone'
  if (decision.state === 'held' && Date.parse(decision.heldUntil) > now) return 'held'
  switch (decision.delivery) {
    case 'none':
      return 'settled'
    case 'held':
    case 'ready':
    case 'sending':
      return 'ready'
    default:
      return decision.delivery
  }
}

function lineOfRecent(decision: RecentDecision, now: number): Line {
  const phase = phaseOf(decision, now)
  return {
    key: decision.id,
    caseId: decision.caseId,
    caseNumber: decision.caseNumber,
    measures: decision.measures,
    categories: decision.categories,
    phase,
    decisionId: decision.id,
    heldUntil: phase === 'held' ? decision.heldUntil : null,
    failure: null,
    outgoing: null,
  }
}

function lineOfOutgoing(item: Outgoing): Line {
  const { choice } = item.input
  const { state } = item
  return {
    key: item.key,
    caseId: item.caseId,
    caseNumber: item.caseNumber,
    measures: choice.kind === 'measures' ? choice.measures : [],
    categories: choice.kind === 'measures' ? choice.categories : [],
    phase: state.at === 'saved' ? 'held' : state.at,
    decisionId: state.at === 'saved' ? state.decisionId : null,
    heldUntil: state.at === 'saved' ? state.heldUntil : null,
    failure: state.at === 'failed' ? state.failure : null,
    outgoing: item,
  }
}

function worthShowing(decision: RecentDecision, phase: Phase, now: number): boolean {
  if (phase === 'dead' || phase === 'held' || phase === 'retrying' || phase === 'ready') return true
  const shown = phase === 'undone' ? UNDONE_SHOWN_MS : SHOWN_MS
  return now - Date.parse(decision.decidedAt) < shown
}

/** The strip: what needs a hand first, then newest first. `now` is epoch milliseconds of the server's clock. */
export function linesOf(outgoing: readonly Outgoing[], recent: readonly RecentDecision[], now: number): Line[] {
  const known = new Set(recent.map((decision) => decision.id))
  const own = outgoing
    .filter(
      (item) =>
        item.state.at !== 'saved' || (!known.has(item.state.decisionId) && Date.parse(item.state.heldUntil) > now),
    )
    .map(lineOfOutgoing)
  const told = recent
    .map((decision) => ({ decision, line: lineOfRecent(decision, now) }))
    .filter(({ decision, line }) => worthShowing(decision, line.phase, now))
    .map(({ line }) => line)
  const lines = [...own, ...told]
  const trouble = (line: Line) => (PROBLEMS.includes(line.phase) ? 0 : 1)
  return lines.sort((a, b) => trouble(a) - trouble(b) || (made(a) < made(b) ? 1 : made(a) > made(b) ? -1 : 0))
}

/** Ids of decisions grow with time; what the desk has not answered yet is newer than all of them. */
const made = (line: Line): string => line.decisionId ?? '~'

/** The newest decision that can still be taken back. */
export function undoable(lines: readonly Line[]): Line | null {
  return lines.find((line) => line.phase === 'sending' || line.phase === 'held') ?? null
}

/** Is anything still on its way, so that it is worth asking often? */
export function moving(recent: readonly RecentDecision[] | undefined): boolean {
  return (recent ?? []).some(
    ({ state, delivery }) => state === 'held' || ['held', 'ready', 'sending', 'retrying'].includes(delivery),
  )
}
