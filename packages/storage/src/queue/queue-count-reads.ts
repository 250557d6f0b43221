import type { Queue } from '@mimamori/policy/cases/case-model'
import { and, asc, count, eq, gte, lt, ne, sql, sum } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { firstIdAt } from '../ids.ts'
import { cases, decisions, queueCounts } from '../schema/sqlite.ts'

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
  return { flagged: openIn('flagged'), patrol: openIn('patrol') }
}

/** How many cases a person has claimed, reservations left out. */
export async function countClaimedBy(db: Db, holder: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(cases)
    .where(and(sql`${cases.state} = 'claimed'`, eq(cases.holder, holder), eq(cases.leaseKind, 'claim')))
  return row?.n ?? 0
}

const openAndFlagged = sql`${cases.state} = 'open' and ${cases.queue} = 'flagged'`

/** When the oldest open flagged case arrived; `null`: there is none. */
export async function oldestFlagged(db: Db): Promise<string | null> {
  const [row] = await db
    .select({ at: cases.openedAt })
    .from(cases)
    .where(openAndFlagged)
    .orderBy(asc(cases.openedAt))
    .limit(1)
  return row?.at ?? null
}

/** How many open flagged cases are past their due time. */
export async function countOverdue(db: Db, now: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(cases)
    .where(and(openAndFlagged, lt(cases.dueAt, now)))
  return row?.n ?? 0
}

/** How many decisions a person made since an instant, undone ones left out. */
export async function countDecided(db: Db, actorId: string, since: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(decisions)
    .where(and(eq(decisions.actorId, actorId), gte(decisions.id, firstIdAt(since)), ne(decisions.state, 'undone')))
  return row?.n ?? 0
}
