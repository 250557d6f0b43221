import type { Delivery, DeliveryPage, Endpoint } from '@mimamori/contract/delivery/delivery-contract'
import { undoDecision } from '@mimamori/policy/decisions/undo-rules'
import { DELIVERIES_PAGE_SIZE, type DeliveryList } from '@mimamori/policy/delivery/delivery-lists'
import { enableEndpoint, redeliverEvent } from '@mimamori/policy/delivery/redelivery-rules'
import { may } from '@mimamori/policy/staff/role-permissions'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import type { Verdict } from '@mimamori/policy/verdict'
import { deliveriesPage, type ListedDelivery } from '@mimamori/storage/delivery/delivery-list-reads'
import { endpointDisabledAt, outgoingUnsettled } from '@mimamori/storage/delivery/delivery-reads'
import type { PagePosition } from '@mimamori/storage/delivery/delivery-row-reads'
import type { AppContext } from '../runtime/app-context.ts'

const refusalIn = <Refusal extends string>(verdict: Verdict<unknown, Refusal>): Refusal | null =>
  verdict.ok ? null : verdict.refusal

function toDelivery(actor: Staff, now: string, { row, decision }: ListedDelivery): Delivery {
  const { id, event, createdAt, dueAt, deliveredAt, attempts, lastError } = row
  const [channel, state] = [row.channel as Delivery['channel'], row.state as Delivery['state']]
  const stop =
    decision && state === 'held' ? refusalIn(undoDecision(decision, actor, now)) : ('undo_window_over' as const)
  const decided = decision && {
    id: decision.id,
    caseId: decision.caseId,
    caseNumber: decision.caseNumber,
    title: may(actor.role, 'cases.read') ? decision.title : '',
    categories: [...decision.categories],
    by: decision.by,
    mine: decision.actorId === actor.id,
    heldUntil: decision.heldUntil,
    withdrawal: decision.withdrawal,
  }
  const moves = { stop, redeliver: refusalIn(redeliverEvent({ state }, actor)) }
  return { id, event, channel, state, createdAt, dueAt, deliveredAt, attempts, lastError, decision: decided, moves }
}

/** The endpoints events go to, and whether they are disabled. */
async function loadEndpoints({ storage, settings }: AppContext, actor: Staff): Promise<Endpoint[]> {
  const { webhook } = settings
  const disabledAt = webhook ? await endpointDisabledAt(storage.db, webhook.url) : null
  const host = webhook ? new URL(webhook.url).host : null
  const { smtp } = settings
  const mail: Endpoint[] = smtp ? [{ channel: 'mail', host: smtp.host, disabledAt: null, enable: 'endpoint_open' }] : []
  return [{ channel: 'webhook', host, disabledAt, enable: refusalIn(enableEndpoint({ disabledAt }, actor)) }, ...mail]
}

/** A page of one list of events, with what this person may do about each. */
export async function getDeliveryPage(
  app: AppContext,
  actor: Staff,
  { list, after }: { readonly list: DeliveryList; readonly after?: PagePosition | undefined },
): Promise<DeliveryPage> {
  const { db } = app.storage
  const now = app.clock.now()
  const found = await deliveriesPage(db, list, after, DELIVERIES_PAGE_SIZE + 1)
  const rows = found.slice(0, DELIVERIES_PAGE_SIZE).map((each) => toDelivery(actor, now, each))
  const last = found.length > DELIVERIES_PAGE_SIZE ? rows.at(-1) : undefined
  const { held, ready, sending, retrying, dead } = await outgoingUnsettled(db)
  return {
    rows,
    next: last ? { at: last.deliveredAt ?? last.dueAt, id: last.id } : null,
    counts: { held, underway: ready + sending, retrying, dead },
    endpoints: await loadEndpoints(app, actor),
  }
}
