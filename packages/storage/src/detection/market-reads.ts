import type { TargetFacts } from '@mimamori/policy/cases/target-facts'
import { and, desc, eq, gte, lt, lte, or, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { contents, contentVersions } from '../schema/sqlite.ts'

/** Where a page of received jobs ends. */
export type ReceivedJobCursor = { readonly receivedAt: string; readonly id: string }

/** The facts of jobs received since an instant, newest first, a page of `limit` before a cursor (`null`: from the newest on). */
export async function receivedJobFacts(
  db: Db,
  since: string,
  before: ReceivedJobCursor | null,
  limit: number,
): Promise<{ facts: TargetFacts[]; next: ReceivedJobCursor | null }> {
  const { receivedAt, id } = contentVersions
  const older = before && [lte(receivedAt, before.receivedAt), or(lt(receivedAt, before.receivedAt), lt(id, before.id))]
  const rows = await db
    .select({ receivedAt, id, facts: contents.facts })
    .from(contentVersions)
    .innerJoin(contents, and(eq(contents.type, contentVersions.type), eq(contents.id, id)))
    // as the partial index of received jobs says it; their first versions, so that each counts once
    .where(
      and(
        sql`${contentVersions.type} = 'job'`,
        gte(receivedAt, since),
        eq(contentVersions.version, 1),
        ...(older ?? []),
      ),
    )
    .orderBy(desc(receivedAt), desc(id))
    .limit(limit)
  const last = rows.length === limit ? rows.at(-1) : undefined
  return {
    facts: rows.map(({ facts }) => JSON.parse(facts)),
    next: last ? { receivedAt: last.receivedAt, id: last.id } : null,
  }
}
