import { QUEUES, type Queue } from '@mimamori/policy/cases/case-model'
import { and, asc, count, eq, gte, ne, type SQL, sql, sum } from 'drizzle-orm'
import { madeBy } from '../decisions/own-decision-reads.ts'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { firstIdAt } from '../ids.ts'
import { cases, decisions, queueCounts } from '../schema/sqlite.ts'
import { overdueAt } from './queue-conditions.ts'

const waitingCounts = prepared((db) =>
  db
    .select({
      queue: queueCounts.queue,
      state: queueCounts.state,
      category: queueCounts.category,
      n: sum(queueCounts.n).mapWith(Number),
    })
    .from(queueCounts)
    .groupBy(queueCounts.queue, queueCounts.state, queueCounts.category),
)

/** `state`: `open`, `escalated`, `snoozed`, or `reported`: those of the open ones that members reported. */
export type WaitingCount = {
  readonly queue: string
  readonly state: string
  readonly category: string
  readonly n: number
}

/** How many cases wait, by queue, state and category. */
export const countsWaiting = async (db: Db): Promise<WaitingCount[]> => await waitingCounts(db).execute()

/** How many cases are open, by queue. */
export async function countsOpen(db: Db): Promise<Record<Queue, number>> {
  const rows = (await countsWaiting(db)).filter(({ state }) => state === 'open')
  const openIn = (queue: Queue) => rows.filter((row) => row.queue === queue).reduce((total, { n }) => total + n, 0)
  return Object.fromEntries(QUEUES.map((queue) => [queue, openIn(queue)])) as Record<Queue, number>
}

/** How many cases a person has claimed, reservations left out. */
export async function countClaimedBy(db: Db, holder: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(cases)
    .where(and(sql`${cases.state} = 'claimed'`, eq(cases.holder, holder), eq(cases.leaseKind, 'claim')))
  return row?.n ?? 0
}

/** `lists`: those that the claimed cases would wait in. */
export type ClaimedCount = {
  readonly lists: readonly (Queue | 'reports' | 'escalated')[]
  readonly category: string
  readonly n: number
}

/** How many cases are claimed or reserved, by the lists they would wait in. There are never more than people can hold. */
export async function countsClaimed(db: Db): Promise<ClaimedCount[]> {
  const escalated = sql<number>`case when ${cases.escalatedBy} is null then 0 else 1 end`
  const reported = sql<number>`case when ${cases.reporters} > 0 then 1 else 0 end`
  const rows = await db
    .select({ queue: cases.queue, category: cases.category, escalated, reported, n: count() })
    .from(cases)
    .where(sql`${cases.state} = 'claimed'`)
    .groupBy(cases.queue, cases.category, escalated, reported)
  return rows.map(({ queue, category, n, ...row }) => {
    const lists = Number(row.escalated) === 1 ? (['escalated'] as const) : [queue as Queue]
    const also = Number(row.escalated) === 0 && Number(row.reported) === 1 ? (['reports'] as const) : []
    return { lists: [...lists, ...also], category: category ?? '', n }
  })
}

// states are literals: a partial index of one state is used only for a condition that names it
const FLAGGED_TO_DECIDE = [
  sql`${cases.state} = 'open' and ${cases.queue} = 'flagged'`,
  sql`${cases.state} = 'claimed' and ${cases.queue} = 'flagged' and ${cases.escalatedBy} is null`,
] as const

/** When the oldest flagged case that waits or is claimed arrived; `null`: there is none. */
export async function oldestFlagged(db: Db): Promise<string | null> {
  const oldest = async (which: SQL) => {
    const query = db.select({ at: cases.openedAt }).from(cases).where(which)
    return (await query.orderBy(asc(cases.openedAt)).limit(1)).map(({ at }) => at)
  }
  const found = await Promise.all(FLAGGED_TO_DECIDE.map(oldest))
  return found.flat().sort()[0] ?? null
}

/** How many cases are undecided past their due time, in whatever queue and state. */
export async function countOverdue(db: Db, now: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(cases)
    .where(and(...overdueAt(now)))
  return row?.n ?? 0
}

/** How many decisions a person made alone since an instant, undone ones left out. */
export async function countDecided(db: Db, actorId: string, since: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(decisions)
    .where(and(madeBy(actorId), gte(decisions.id, firstIdAt(since)), ne(decisions.state, 'undone')))
  return row?.n ?? 0
}
