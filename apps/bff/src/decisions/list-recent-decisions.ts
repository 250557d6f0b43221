import type {
  DeliveryState,
  RecentAct,
  RecentCaseAct,
  RecentDecision,
  RecentPage,
} from '@mimamori/contract/decisions/decision-contract'
import { ACT_RETENTION_SECONDS } from '@mimamori/policy/acts/act-undo-rules'
import { plusSeconds } from '@mimamori/policy/instant'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { newestActsOf } from '@mimamori/storage/acts/act-reads'
import {
  eventStatesOfPages,
  type OwnDecision,
  ownDecisions,
  ownDecisionsSince,
  type PagedDecision,
} from '@mimamori/storage/decisions/own-decision-reads'
import { outcomesProposedBy } from '@mimamori/storage/reminders/reminder-list-reads'
import type { AppContext } from '../runtime/app-context.ts'

const MAX_RECENT_ACTS = 24
/** undone ones are told beside the others, so that they push none of them out */
const MAX_UNDONE = 8

/** States of a decision's messages; it counts as delivered when all of them are. */
const LEAST_ADVANCED_FIRST: readonly DeliveryState[] = [
  'dead',
  'held',
  'ready',
  'sending',
  'retrying',
  'undone',
  'delivered',
]

function leastAdvanced(sent: readonly string[]): DeliveryState {
  return LEAST_ADVANCED_FIRST.find((state) => sent.includes(state)) ?? 'none'
}

const toRecent = ({ decision, caseNumber, title, body, sent }: OwnDecision): RecentDecision => ({
  kind: 'decision',
  id: decision.id,
  caseId: decision.caseId,
  caseNumber,
  title: title || body,
  measures: [...decision.measures],
  categories: [...decision.categories],
  state: decision.state,
  decidedAt: decision.decidedAt,
  heldUntil: decision.heldUntil,
  delivery: leastAdvanced(sent),
})

/** A page as its newest decision that stands says it; with all undone it is undone. */
function toPage(page: string, decisions: readonly PagedDecision[], sent: readonly string[]): RecentPage[] {
  const alive = decisions.filter(({ state }) => state !== 'undone')
  const counted = alive.length > 0 ? alive : decisions
  const [newest] = counted
  if (!newest) return []
  const { caseId, caseNumber, measures, state, decidedAt } = newest
  const heldUntil =
    counted
      .map((each) => each.heldUntil)
      .sort()
      .at(-1) ?? newest.heldUntil
  const delivery = leastAdvanced(alive.length > 0 ? sent.filter((each) => each !== 'undone') : sent)
  const about = { caseId, caseNumber, cases: counted.length, measures: [...measures] }
  return [{ kind: 'page', id: page, ...about, state, decidedAt, heldUntil, delivery }]
}

async function recentPages({ storage: { db } }: AppContext, { id }: Staff, since: string): Promise<RecentPage[]> {
  const decided = await ownDecisionsSince(db, id, since, true)
  if (decided.length === 0) return []
  const events = await eventStatesOfPages(db, id, since)
  const ids = [...new Set(decided.map(({ page }) => page ?? ''))]
  return ids.flatMap((page) =>
    toPage(
      page,
      decided.filter((each) => each.page === page),
      events.filter((each) => each.page === page).map(({ state }) => state),
    ),
  )
}

async function recentCaseActs({ storage: { db } }: AppContext, staff: Staff, since: string): Promise<RecentCaseAct[]> {
  const acts = await newestActsOf(db, staff.id, { since, limit: MAX_RECENT_ACTS })
  const chosen = acts.filter(({ kind, state }) => kind === 'outcome' && state === 'done')
  const waiting = new Set(await outcomesProposedBy(db, staff.id, [...new Set(chosen.map(({ caseId }) => caseId))]))
  // of several on one case, such as one that was sent back, only the newest is the one that waits
  const newest = new Map(chosen.toReversed().map(({ caseId, id }) => [caseId, id]))
  return acts.map(({ id, kind, caseId, caseNumber, state, doneAt, undoUntil }) => ({
    kind,
    id,
    caseId,
    caseNumber,
    state: state === 'undone' ? 'undone' : waiting.has(caseId) && newest.get(caseId) === id ? 'waiting' : 'done',
    doneAt,
    undoUntil: state === 'done' ? undoUntil : null,
  }))
}

/** What this person did last, for the status bar: at most 24 decisions, 24 other acts, and pages of decisions. */
export async function listRecentDecisions(app: AppContext, actor: Staff): Promise<RecentAct[]> {
  const { db } = app.storage
  const since = plusSeconds(app.clock.now(), -ACT_RETENTION_SECONDS)
  const [standing, undone, pages, acts] = await Promise.all([
    ownDecisions(db, actor.id, { undone: false, limit: MAX_RECENT_ACTS }),
    ownDecisions(db, actor.id, { undone: true, limit: MAX_UNDONE }),
    recentPages(app, actor, since),
    recentCaseActs(app, actor, since),
  ])
  const decisions = [...standing, ...undone].map(toRecent).sort((a, b) => (a.id < b.id ? 1 : -1))
  return [...decisions, ...pages, ...acts]
}
