import type { DeliveryState, RecentDecision } from '@mimamori/contract/decisions/decision-contract'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { recentDecisionsBy } from '@mimamori/storage/decisions/decision-reads'
import type { AppContext } from '../runtime/app-context.ts'

const SHOWN = 24

/** The least advanced of a decision's messages: it is delivered when all of them are. */
const ORDER: readonly DeliveryState[] = ['dead', 'held', 'ready', 'sending', 'retrying', 'undone', 'delivered']

function together(sent: readonly string[]): DeliveryState {
  return ORDER.find((state) => sent.includes(state)) ?? 'none'
}

/** One's own latest decisions, for the status strip; also after a reload. */
export async function recent(app: AppContext, actor: Staff): Promise<RecentDecision[]> {
  const rows = await recentDecisionsBy(app.storage.db, actor.id, SHOWN)
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
    delivery: together(sent),
  }))
}
