import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import { DELIVERY_LISTS, type DeliveryChannel, type DeliveryList } from '@mimamori/policy/delivery/delivery-lists'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { Instant, text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { type Refusal, refusals } from '../refusal-contract.ts'

/** `msg_` and a UUID: what the receiver knows an event by. */
const DeliveryId = text(64, 1)

/** An event that is held or under way. `decision`: whose effect it is; the desk's own events have none. */
export type Delivery = {
  id: string
  event: string
  channel: DeliveryChannel
  state: 'held' | 'ready' | 'sending' | 'retrying' | 'dead' | 'delivered'
  createdAt: string
  /** when it will be sent, or tried again; `deliveredAt`: when it arrived */
  dueAt: string
  deliveredAt: string | null
  attempts: number
  lastError: string | null
  decision: {
    id: string
    caseId: string
    caseNumber: number
    /** empty for those who may not read cases */
    title: string
    categories: Category[]
    by: string
    mine: boolean
    heldUntil: string
    /** id of the proposal, when it takes two people: it is stopped there */
    withdrawal: string | null
  } | null
  /** why this person cannot do it; `null`: they can */
  moves: { stop: Refusal | null; redeliver: Refusal | null }
}

/** The endpoint of a channel. `address` is the host alone, as the rest of the URL may be a secret. */
export type Endpoint = {
  channel: DeliveryChannel
  host: string | null
  disabledAt: string | null
  enable: Refusal | null
}

export type DeliveryPage = {
  rows: Delivery[]
  next: { at: string; id: string } | null
  /** what is not done, by list */
  counts: Record<Exclude<DeliveryList, 'delivered'>, number>
  endpoints: Endpoint[]
}

/** Events that are held, under way, failed and delivered. A held one is stopped by `decisions.undo`. */
export const deliveries = {
  list: oc
    .meta({ permission: 'deliveries.read', background: true })
    .input(
      z.strictObject({
        list: z.enum(DELIVERY_LISTS),
        after: z.strictObject({ at: Instant, id: DeliveryId }).optional(),
      }),
    )
    .output(type<DeliveryPage>()),
  /** Try once more now, under the same id. */
  redeliver: oc
    .meta({ permission: 'deliveries.redeliver' })
    .input(z.strictObject({ id: DeliveryId }))
    .output(type<{ id: string }>())
    .errors(refusals),
  /** Enables sending to the marketplace again, after its endpoint answered 410. */
  enable: oc.meta({ permission: 'deliveries.manage' }).output(type<{ channel: DeliveryChannel }>()).errors(refusals),
}
