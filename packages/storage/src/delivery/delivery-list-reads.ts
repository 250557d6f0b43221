import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { DecisionState } from '@mimamori/policy/decisions/undo-rules'
import type { DeliveryChannel, DeliveryList } from '@mimamori/policy/delivery/delivery-lists'
import { DELIVERY_CHANNELS } from '@mimamori/policy/delivery/delivery-lists'
import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { isDecidedText } from '../decisions/decided-text.ts'
import { isMadeByTwo } from '../decisions/decision-reads.ts'
import type { Db } from '../engine/engine.ts'
import { cases, contentVersions, decisions, outbox, staff, withdrawals } from '../schema/sqlite.ts'
import type { OutgoingRow } from './delivery-reads.ts'

/** Where a page ended. */
export type PagePosition = { readonly at: string; readonly id: string }

export type ListedDelivery = {
  readonly row: OutgoingRow
  readonly decision: {
    readonly id: string
    readonly caseId: string
    /** one person cannot undo it */
    readonly byTwo: boolean
    /** what it was proposed as, when it takes two people */
    readonly withdrawal: string | null
    readonly caseNumber: number
    readonly title: string
    readonly categories: readonly Category[]
    readonly state: DecisionState
    readonly actorId: string
    readonly by: string
    readonly heldUntil: string
  } | null
}

const OLDEST_FIRST = { order: asc, beyond: sql.raw('>') }
const NEWEST_FIRST = { order: desc, beyond: sql.raw('<') }

type ListedState = 'ready' | 'retrying' | 'dead' | 'delivered'

/** The rows of one state in the order of its index, which the page ends within. */
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

/** What waits for its turn is in an index for each way: what one of them holds up is not looked through for the other. */
async function waitingDeliveries(db: Db, state: 'ready' | 'retrying', after: PagePosition | undefined, limit: number) {
  const each = DELIVERY_CHANNELS.map((channel: DeliveryChannel) =>
    deliveriesInState(db, state, after, limit, eq(outbox.channel, channel)),
  )
  return (await Promise.all(each)).flat().sort(byTime).slice(0, limit)
}

/** Held ones are found by their decisions: few are held, and an index would be written with every decision. */
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

async function rowsOfList(
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

/** What has no title is known by how it begins. */
const TITLE = sql<string | null>`coalesce(nullif(${contentVersions.title}, ''), substr(${contentVersions.body}, 1, 80))`

/** Nearly none is made by two people, so they are looked for by themselves. */
async function proposalsOf(
  db: Db,
  rows: readonly { readonly decision: { id: string; measures: string; reverses: string | null } }[],
): Promise<Map<string, string>> {
  const byTwo = rows.filter(({ decision: { measures, reverses } }) =>
    isMadeByTwo({ measures: JSON.parse(measures), reverses }),
  )
  if (byTwo.length === 0) return new Map()
  const { id, decisionId } = withdrawals
  const ids = byTwo.map(({ decision }) => decision.id)
  const found = await db.select({ id, decisionId }).from(withdrawals).where(inArray(decisionId, ids))
  return new Map(found.map((each) => [each.decisionId, each.id]))
}

async function decisionsOf(db: Db, ids: readonly string[]): Promise<Map<string, ListedDelivery['decision']>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ decision: decisions, caseNumber: cases.number, title: TITLE, by: staff.alias })
    .from(decisions)
    .innerJoin(cases, eq(cases.id, decisions.caseId))
    .leftJoin(contentVersions, isDecidedText)
    .leftJoin(staff, eq(staff.id, decisions.actorId))
    .where(inArray(decisions.id, [...ids]))
  const proposed = await proposalsOf(db, rows)
  return new Map(
    rows.map(({ decision, caseNumber, title, by }) => {
      const { id, caseId, categories, state, actorId, heldUntil, measures, reverses } = decision
      const byTwo = isMadeByTwo({ measures: JSON.parse(measures), reverses })
      const known = { id, byTwo, caseId, caseNumber, actorId, heldUntil, title: title ?? '', by: by ?? '' }
      const withdrawal = proposed.get(id) ?? null
      return [id, { ...known, withdrawal, categories: JSON.parse(categories), state: state as DecisionState }]
    }),
  )
}

/** One page of a list, each with the decision it is the effect of. Held and waiting ones in the order they go, the others newest first. */
export async function deliveriesPage(
  db: Db,
  list: DeliveryList,
  after: PagePosition | undefined,
  limit: number,
): Promise<ListedDelivery[]> {
  const rows = await rowsOfList(db, list, after, limit)
  const known = await decisionsOf(db, [...new Set(rows.map((row) => row.decisionId).filter((id) => id !== ''))])
  return rows.map((row) => ({ row, decision: known.get(row.decisionId) ?? null }))
}
