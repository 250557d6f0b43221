import type { DeliveryState, RecentDecision } from '@mimamori/contract/decisions/decision-contract'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { recentDecisionsBy } from '@mimamori/storage/decisions/decision-history-reads'
import type { AppContext } from '../runtime/app-context.ts'

const MAX_RECENT_DECISIONS = 24

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

/** This person's newest decisions, at most 24, for the status bar. */
export async function listRecentDecisions(app: AppContext, actor: Staff): Promise<RecentDecision[]> {
  const rows = await recentDecisionsBy(app.storage.db, actor.id, MAX_RECENT_DECISIONS)
  return rows.map(({ decision, caseNumber, title, body, sent }) => ({
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
  }))
}
