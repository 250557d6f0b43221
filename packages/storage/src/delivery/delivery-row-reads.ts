import { DELIVERY_CHANNELS, type DeliveryChannel, type DeliveryList } from '@mimamori/policy/delivery/delivery-lists'
import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { decisions, outbox } from '../schema/sqlite.ts'
import type { OutgoingRow } from './delivery-reads.ts'

/** The last row of a page: its instant in the order of the list, and its id. */
export type PagePosition = { readonly at: string; readonly id: string }

const OLDEST_FIRST = { order: asc, beyond: sql.raw('>') }

const NEWEST_FIRST = { order: desc, beyond: sql.raw('<') }

type ListedState = 'ready' | 'retrying' | 'dead' | 'delivered'

/** A page of the rows in one state, in the order of that state's index. */
async function deliveriesInState(
  db: Db,
  state: ListedState,
  after: PagePosition | undefined,
  limit: number,
  also?: SQL,
): Promise<OutgoingRow[]> {
  const column = state === 'delivered' ? outbox.deliveredAt : outbox.dueAt
  const { order, beyond } = state === 'delivered' || state === 'dead' ? NEWEST_FIRST : OLDEST_FIRST
  const behind = after ? sql`(${column}, ${outbox.id}) ${beyond} (${after.at}, ${after.id})` : undefined
  return await db
    .select()
    .from(outbox)
    .where(and(sql`${outbox.state} = ${sql.raw(`'${state}'`)}`, also, behind))
    .orderBy(order(column), order(outbox.id))
    .limit(limit)
}

const byTime = (one: OutgoingRow, other: OutgoingRow): number =>
  one.dueAt === other.dueAt ? (one.id < other.id ? -1 : 1) : one.dueAt < other.dueAt ? -1 : 1

/** Waiting events, read channel by channel, as their index is: a backlog of one channel is not scanned for the other. */
async function waitingDeliveries(db: Db, state: 'ready' | 'retrying', after: PagePosition | undefined, limit: number) {
  const each = DELIVERY_CHANNELS.map((channel: DeliveryChannel) =>
    deliveriesInState(db, state, after, limit, eq(outbox.channel, channel)),
  )
  return (await Promise.all(each)).flat().sort(byTime).slice(0, limit)
}

/** Held events, found by their decisions: few are held, and an index of them would be written with every decision. */
async function heldDeliveries(db: Db, after: PagePosition | undefined, limit: number): Promise<OutgoingRow[]> {
  const behind = after ? sql`(${outbox.dueAt}, ${outbox.id}) > (${after.at}, ${after.id})` : undefined
  const rows = await db
    .select({ row: outbox })
    .from(decisions)
    .innerJoin(outbox, eq(outbox.decisionId, decisions.id))
    .where(and(sql`${decisions.state} = 'held'`, eq(outbox.state, 'held'), behind))
    .orderBy(asc(outbox.dueAt), asc(outbox.id))
    .limit(limit)
  return rows.map(({ row }) => row)
}

/** A page of the events in a list, in its order. */
export async function rowsOfList(
  db: Db,
  list: DeliveryList,
  after: PagePosition | undefined,
  limit: number,
): Promise<OutgoingRow[]> {
  if (list === 'held') return await heldDeliveries(db, after, limit)
  if (list === 'retrying') return await waitingDeliveries(db, 'retrying', after, limit)
  if (list !== 'underway') return await deliveriesInState(db, list, after, limit)
  const sending = after ? [] : await db.select().from(outbox).where(sql`${outbox.state} = 'sending'`)
  return [...sending, ...(await waitingDeliveries(db, 'ready', after, limit - Math.min(sending.length, limit - 1)))]
}
