import type { ClosingSnapshot } from '@mimamori/policy/closings/closing-snapshot'
import { and, desc, eq, max, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { closings } from '../schema/sqlite.ts'
import { parseSnapshot } from './closing-reads.ts'

/** A month for which a closing was proposed. */
export type ClosedLine = {
  readonly month: string
  /** the newest revision; 0: it was not closed yet */
  readonly revision: number
  readonly closedAt: string | null
  readonly pending: boolean
}

/** The months for which a closing was proposed, newest first. */
export async function closedMonths(db: Db): Promise<ClosedLine[]> {
  const revision = sql<number>`max(case when ${closings.state} = 'approved' then ${closings.revision} else 0 end)`
  const rows = await db
    .select({
      month: closings.month,
      revision: revision.mapWith(Number),
      closedAt: sql<string | null>`max(case when ${closings.state} = 'approved' then ${closings.endedAt} end)`,
      pending: sql<number>`max(case when ${closings.state} = 'proposed' then 1 else 0 end)`.mapWith(Number),
    })
    .from(closings)
    .groupBy(closings.month)
    .orderBy(desc(closings.month))
  return rows.map((row) => ({ ...row, pending: row.pending === 1 }))
}

const newestClosing = alias(closings, 'closed_last')

const newestFigures = prepared((db) => {
  const last = db
    .select({ revision: max(newestClosing.revision) })
    .from(newestClosing)
    .where(and(eq(newestClosing.month, closings.month), eq(newestClosing.state, 'approved')))
  return db
    .select({ month: closings.month, revision: closings.revision, snapshot: closings.snapshot })
    .from(closings)
    .where(and(eq(closings.state, 'approved'), eq(closings.revision, last)))
})

/** The figures of the newest approved revision of every closed month, by month. */
export async function closedFigures(db: Db): Promise<ReadonlyMap<string, ClosingSnapshot>> {
  return new Map((await newestFigures(db).execute()).map((row) => [row.month, parseSnapshot(row)]))
}
