import type { DeliveryChannel } from '@mimamori/policy/delivery/delivery-lists'
import { and, asc, count, eq, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { decisions, endpoints, outbox } from '../schema/sqlite.ts'

export type OutgoingRow = typeof outbox.$inferSelect

/** Condition on the state, as a literal: the partial index of one state is used only for queries that name the state. */
const isState = (state: (typeof UNSETTLED)[number]) => sql`${outbox.state} = ${sql.raw(`'${state}'`)}`

const preparedDue = (state: 'ready' | 'retrying') =>
  prepared(
    (db) =>
      db
        .select()
        .from(outbox)
        .where(
          and(
            isState(state),
            eq(outbox.channel, sql.placeholder('channel')),
            sql`${outbox.dueAt} <= ${sql.placeholder('now')}`,
          ),
        )
        .orderBy(asc(outbox.dueAt), asc(outbox.id))
        .limit(sql.placeholder('limit')),
    'skip locked',
  )
const ready = preparedDue('ready')
const retrying = preparedDue('retrying')

/** Events that may go out now, new ones first, then those to be retried; never held or undone ones. */
export async function outgoingDue(
  db: Db,
  now: string,
  limit: number,
  channel: DeliveryChannel = 'webhook',
): Promise<OutgoingRow[]> {
  const fresh = await ready(db).execute({ channel, now, limit })
  if (fresh.length >= limit) return fresh
  return [...fresh, ...(await retrying(db).execute({ channel, now, limit: limit - fresh.length }))]
}

const byId = prepared(
  (db) =>
    db
      .select()
      .from(outbox)
      .where(eq(outbox.id, sql.placeholder('id'))),
  'for update',
)

/** Events that any process is sending. */
export const outgoingInFlight = async (db: Db): Promise<OutgoingRow[]> =>
  await db.select().from(outbox).where(sql`${outbox.state} = 'sending'`)

/** Events that are not tried any more, the oldest first. */
export const outgoingDead = async (db: Db): Promise<OutgoingRow[]> =>
  await db.select().from(outbox).where(sql`${outbox.state} = 'dead'`).orderBy(asc(outbox.id))

const UNSETTLED = ['ready', 'sending', 'retrying', 'dead'] as const

/**
 * How many events are not delivered or undone, by state. Each state is counted in its partial index; held events, which have
 * none, by their decisions.
 */
export async function outgoingUnsettled(db: Db): Promise<Record<(typeof UNSETTLED)[number] | 'held', number>> {
  const of = async (state: (typeof UNSETTLED)[number]) => {
    const [row] = await db.select({ n: count() }).from(outbox).where(isState(state))
    return row?.n ?? 0
  }
  const [held] = await db
    .select({ n: count() })
    .from(decisions)
    .innerJoin(outbox, eq(outbox.decisionId, decisions.id))
    .where(and(sql`${decisions.state} = 'held'`, eq(outbox.state, 'held')))
  const [ready, sending, retrying, dead] = [
    await of('ready'),
    await of('sending'),
    await of('retrying'),
    await of('dead'),
  ]
  return { held: held?.n ?? 0, ready, sending, retrying, dead }
}

/** How many rows the outbox has, by state; a state that no row has is left out. */
export async function outgoingCounts(db: Db): Promise<Record<string, number>> {
  const rows = await db.select({ state: outbox.state, n: count() }).from(outbox).groupBy(outbox.state)
  return Object.fromEntries(rows.map((row) => [row.state, row.n]))
}

/** When sending to this address was stopped; `null`: it was not. */
export async function endpointDisabledAt(db: Db, url: string): Promise<string | null> {
  const [row] = await db.select().from(endpoints).where(eq(endpoints.url, url))
  return row?.disabledAt ?? null
}

/** The events of a decision. */
export const outgoingOf = async (db: Db, decisionId: string): Promise<OutgoingRow[]> =>
  await db.select().from(outbox).where(eq(outbox.decisionId, decisionId)).orderBy(asc(outbox.id))

/** Events that may go out from exactly this instant on. */
export const outgoingReadyAt = async (db: Db, at: string): Promise<OutgoingRow[]> =>
  await db
    .select()
    .from(outbox)
    .where(and(isState('ready'), eq(outbox.dueAt, at)))
    .orderBy(asc(outbox.id))

/** The event with this id; `null`: there is none. In a transaction its row is locked. */
export async function outgoingById(db: Db, id: string): Promise<OutgoingRow | null> {
  const [row] = await byId(db).execute({ id })
  return row ?? null
}
