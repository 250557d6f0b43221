import type { RecentDecision } from '@mimamori/contract/decisions/decision-contract'
import type { DecisionLine, DecisionPhase } from './decision-line.ts'
import type { OutgoingDecision } from './decision-outbox.ts'

const DONE_VISIBLE_MS = 5 * 60_000
const UNDONE_VISIBLE_MS = 30_000
const PROBLEM_PHASES: readonly DecisionPhase[] = ['failed', 'dead']

function phaseOf(decision: RecentDecision, now: number): DecisionPhase {
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

function lineFromRecent(decision: RecentDecision, now: number): DecisionLine {
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

function lineFromOutgoing(item: OutgoingDecision): DecisionLine {
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

function isVisible(decision: RecentDecision, phase: DecisionPhase, now: number): boolean {
  if (phase === 'dead' || phase === 'held' || phase === 'retrying' || phase === 'ready') return true
  const shown = phase === 'undone' ? UNDONE_VISIBLE_MS : DONE_VISIBLE_MS
  return now - Date.parse(decision.decidedAt) < shown
}

/** Lines of the status bar: problems first, then newest first. `now`: epoch milliseconds by the server's clock. */
export function decisionLines(
  outgoing: readonly OutgoingDecision[],
  recent: readonly RecentDecision[],
  now: number,
): DecisionLine[] {
  const known = new Set(recent.map((decision) => decision.id))
  const own = outgoing
    .filter(
      (item) =>
        item.state.at !== 'saved' || (!known.has(item.state.decisionId) && Date.parse(item.state.heldUntil) > now),
    )
    .map(lineFromOutgoing)
  const stored = recent
    .map((decision) => ({ decision, line: lineFromRecent(decision, now) }))
    .filter(({ decision, line }) => isVisible(decision, line.phase, now))
    .map(({ line }) => line)
  const lines = [...own, ...stored]
  const trouble = (line: DecisionLine) => (PROBLEM_PHASES.includes(line.phase) ? 0 : 1)
  return lines.sort(
    (a, b) => trouble(a) - trouble(b) || (sortKey(a) < sortKey(b) ? 1 : sortKey(a) > sortKey(b) ? -1 : 0),
  )
}

/** Sorts by decision id, which grows with time; decisions not stored yet are newer than all of them. */
const sortKey = (line: DecisionLine): string => line.decisionId ?? '~'

/** The newest decision that can still be undone. */
export function newestUndoable(lines: readonly DecisionLine[]): DecisionLine | null {
  return lines.find((line) => line.phase === 'sending' || line.phase === 'held') ?? null
}

/** Is any decision still held or being delivered? It is then polled more often. */
export function hasPending(recent: readonly RecentDecision[] | undefined): boolean {
  return (recent ?? []).some(
    ({ state, delivery }) => state === 'held' || ['held', 'ready', 'sending', 'retrying'].includes(delivery),
  )
}
