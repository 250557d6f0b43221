import type { RecentAct, RecentDecision, RecentPage } from '@mimamori/contract/decisions/decision-contract'
import type { DecisionLine, DecisionPhase } from './decision-line.ts'
import type { OutgoingDecision } from './decision-outbox.ts'

const DONE_VISIBLE_MS = 5 * 60_000
const UNDONE_VISIBLE_MS = 30_000
const PROBLEM_PHASES: readonly DecisionPhase[] = ['failed', 'dead']
/** phases in which something is still to come: nothing undone stands before them */
const LIVE_PHASES: readonly DecisionPhase[] = ['sending', 'held']

const isDecision = (act: RecentAct): act is RecentDecision | RecentPage =>
  act.kind === 'decision' || act.kind === 'page'

const doneAtOf = (act: RecentAct): string => (isDecision(act) ? act.decidedAt : act.doneAt)
const undoUntilOf = (act: RecentAct): string | null => (isDecision(act) ? act.heldUntil : act.undoUntil)

function phaseOf(act: RecentAct, now: number): DecisionPhase {
  if (act.state === 'undone') return 'undone'
  const until = undoUntilOf(act)
  if (act.state !== 'standing' && until !== null && Date.parse(until) > now) return 'held'
  if (!isDecision(act)) return act.state === 'waiting' ? 'waiting' : 'settled'
  switch (act.delivery) {
    case 'none':
      return 'settled'
    case 'held':
    case 'ready':
    case 'sending':
      return 'ready'
    default:
      return act.delivery
  }
}

/** How ids begin that the desk makes at this instant. They grow with time, those of pages do not. */
function idStartAt(instant: string): string {
  const hex = Date.parse(instant).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}`
}

function lineFromRecent(act: RecentAct, now: number): DecisionLine {
  const phase = phaseOf(act, now)
  return {
    key: act.id,
    kind: isDecision(act) ? 'decision' : act.kind,
    caseId: act.caseId,
    caseNumber: act.caseNumber,
    cases: act.kind === 'page' ? act.cases : 1,
    measures: isDecision(act) ? act.measures : [],
    phase,
    order: act.kind === 'page' ? idStartAt(act.decidedAt) : act.id,
    actId: act.id,
    undoUntil: phase === 'held' ? undoUntilOf(act) : null,
    failure: null,
    outgoing: null,
  }
}

function lineFromOutgoing(item: OutgoingDecision): DecisionLine {
  const { choice } = item.input
  const { state } = item
  return {
    key: item.key,
    kind: 'decision',
    caseId: item.caseId,
    caseNumber: item.caseNumber,
    cases: 1,
    measures: choice.kind === 'measures' ? choice.measures : [],
    phase: state.at === 'saved' ? 'held' : state.at,
    order: state.at === 'saved' ? state.decisionId : '~',
    actId: state.at === 'saved' ? state.decisionId : null,
    undoUntil: state.at === 'saved' ? state.heldUntil : null,
    failure: state.at === 'failed' ? state.failure : null,
    outgoing: item,
  }
}

function isVisible(act: RecentAct, phase: DecisionPhase, now: number): boolean {
  // whatever is still under way, however old
  if (phase !== 'settled' && phase !== 'delivered' && phase !== 'undone') return true
  return now - Date.parse(doneAtOf(act)) < (phase === 'undone' ? UNDONE_VISIBLE_MS : DONE_VISIBLE_MS)
}

/** Drops what was undone on a case where something was done since: what holds for a case stands once. */
function withoutOvertaken(newestFirst: readonly DecisionLine[]): DecisionLine[] {
  const seen = new Set<string>()
  return newestFirst.filter(({ phase, caseId }) => {
    const overtaken = phase === 'undone' && seen.has(caseId)
    seen.add(caseId)
    return !overtaken
  })
}

const orderOf = ({ phase }: DecisionLine): number =>
  PROBLEM_PHASES.includes(phase) ? 0 : LIVE_PHASES.includes(phase) ? 1 : 2

/**
 * Lines of the status bar: problems first, then what can be undone, newest first; every act once. `now`: epoch milliseconds by
 * the server's clock.
 */
export function decisionLines(
  outgoing: readonly OutgoingDecision[],
  recent: readonly RecentAct[],
  now: number,
): DecisionLine[] {
  const known = new Set(recent.map(({ id }) => id))
  const own = outgoing
    .filter(
      (item) =>
        item.state.at !== 'saved' || (!known.has(item.state.decisionId) && Date.parse(item.state.heldUntil) > now),
    )
    .map(lineFromOutgoing)
  const stored = recent
    .map((act) => ({ act, line: lineFromRecent(act, now) }))
    .filter(({ act, line }) => isVisible(act, line.phase, now))
    .map(({ line }) => line)
  const newestFirst = [...own, ...stored].sort((a, b) => (a.order < b.order ? 1 : -1))
  return withoutOvertaken(newestFirst).sort((a, b) => orderOf(a) - orderOf(b))
}

/** The newest act that can still be undone. */
export function newestUndoable(lines: readonly DecisionLine[]): DecisionLine | null {
  return lines.find((line) => line.phase === 'sending' || line.phase === 'held') ?? null
}
