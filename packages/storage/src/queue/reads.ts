import type { Queue } from '@mimamori/policy/cases/case'
import { and, asc, count, eq, gte, lt, ne, type SQL, sql, sum } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { hot } from '../engine/hot.ts'
import { firstIdAt } from '../ids.ts'
import { cases, contentVersions, decisions, monthCounts, queueCounts, staff } from '../schema/sqlite.ts'

export type Place = { readonly rank: number; readonly dueAt: string; readonly id: string }

/** Behind this place in the queue's order; rows are compared as (rank, due, id). */
function behind(place: Place | undefined): SQL | undefined {
  if (!place) return undefined
  return sql`(${cases.rank}, ${cases.dueAt}, ${cases.id}) > (${place.rank}, ${place.dueAt}, ${place.id})`
}

const columns = {
  id: cases.id,
  number: cases.number,
  targetType: cases.targetType,
  title: contentVersions.title,
  body: sql<string>`substr(${contentVersions.body}, 1, 80)`,
  category: cases.category,
  severity: cases.severity,
  score: cases.score,
  reporters: cases.reporters,
  contentVersion: cases.contentVersion,
  openedAt: cases.openedAt,
  dueAt: cases.dueAt,
  rank: cases.rank,
  state: cases.state,
  holder: cases.holder,
  holderAlias: staff.alias,
  leaseKind: cases.leaseKind,
  leaseEndsAt: cases.leaseEndsAt,
}

function page(db: Db, where: (SQL | undefined)[], limit: number) {
  return db
    .select(columns)
    .from(cases)
    .innerJoin(
      contentVersions,
      and(
        eq(contentVersions.type, cases.targetType),
        eq(contentVersions.id, cases.targetId),
        eq(contentVersions.version, cases.contentVersion),
      ),
    )
    .leftJoin(staff, eq(staff.id, cases.holder))
    .where(and(...where))
    .orderBy(asc(cases.rank), asc(cases.dueAt), asc(cases.id))
    .limit(limit)
}

export type QueueRow = Awaited<ReturnType<typeof page>>[number]

/** What waits in a queue and nobody holds, first to be decided first. */
export async function openPage(db: Db, queue: Queue, after: Place | undefined, limit: number): Promise<QueueRow[]> {
  return await page(db, [sql`${cases.state} = 'open'`, eq(cases.queue, queue), behind(after)], limit)
}

/** What somebody of the desk holds right now in a queue, so that a list can show it in its place. */
export async function claimedPage(
  db: Db,
  of: { queue?: Queue | undefined; holder?: string | undefined },
  after: Place | undefined,
  limit: number,
): Promise<QueueRow[]> {
  const where = [sql`${cases.state} = 'claimed'`, behind(after)]
  if (of.queue) where.push(eq(cases.queue, of.queue))
  if (of.holder) where.push(eq(cases.holder, of.holder))
  return await page(db, where, limit)
}

const openCounts = hot((db) => db.select().from(queueCounts).where(eq(queueCounts.state, 'open')))

export async function countsOpen(db: Db): Promise<Record<Queue, number>> {
  const rows = await openCounts(db).execute()
  const of = (queue: Queue) => rows.filter((row) => row.queue === queue).reduce((sum, { n }) => sum + n, 0)
  return { flagged: of('flagged'), patrol: of('patrol') }
}

/** Cases a person has claimed; reservations are not work yet. */
export async function countMine(db: Db, holder: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(cases)
    .where(and(sql`${cases.state} = 'claimed'`, eq(cases.holder, holder), eq(cases.leaseKind, 'claim')))
  return row?.n ?? 0
}

const openAndFlagged = sql`${cases.state} = 'open' and ${cases.queue} = 'flagged'`

/** When the oldest open flagged case arrived. */
export async function oldestFlagged(db: Db): Promise<string | null> {
  const [row] = await db
    .select({ at: cases.openedAt })
    .from(cases)
    .where(openAndFlagged)
    .orderBy(asc(cases.openedAt))
    .limit(1)
  return row?.at ?? null
}

/** Open flagged cases past their due time. */
export async function countOverdue(db: Db, now: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(cases)
    .where(and(openAndFlagged, lt(cases.dueAt, now)))
  return row?.n ?? 0
}

/** Decisions of a person since an instant, undone ones left out. */
export async function countDecided(db: Db, actorId: string, since: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(decisions)
    .where(and(eq(decisions.actorId, actorId), gte(decisions.id, firstIdAt(since)), ne(decisions.state, 'undone')))
  return row?.n ?? 0
}

/** Targets confirmed in a Japan-time month, by kind and published category. */
export async function monthCountsOf(db: Db, month: string) {
  return await db
    .select({
      targetType: monthCounts.targetType,
      published: monthCounts.published,
      n: sum(monthCounts.n).mapWith(Number),
    })
    .from(monthCounts)
    .where(eq(monthCounts.month, month))
    .groupBy(monthCounts.targetType, monthCounts.published)
    .orderBy(asc(monthCounts.targetType), asc(monthCounts.published))
}
