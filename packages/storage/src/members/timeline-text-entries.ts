import type { CaseState } from '@mimamori/policy/cases/case-model'
import type { Flag } from '@mimamori/policy/catalogue/detection-flag'
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { isNewestText } from '../intake/text-joins.ts'
import { cases, contents, contentVersions } from '../schema/sqlite.ts'
import { isBefore, type StoredTimelineEntry, type TimelineCase, type TimelineCursor } from './timeline-entry-reads.ts'

const MAX_EXCERPT_CHARS = 160

/** An id unique among all entries; ids of the marketplace are unique within their type alone. */
const entryId = sql<string>`${contents.type} || '/' || ${contents.id}`

/** The newest case of each of these targets, by `type/id`. */
async function casesByTarget(
  db: Db,
  memberId: string,
  targetIds: readonly string[],
): Promise<Map<string, TimelineCase>> {
  if (targetIds.length === 0) return new Map()
  const rows = await db
    .select({ id: cases.id, number: cases.number, state: cases.state, type: cases.targetType, on: cases.targetId })
    .from(cases)
    .where(and(eq(cases.authorId, memberId), inArray(cases.targetId, [...targetIds])))
    .orderBy(asc(cases.number))
  return new Map(rows.map(({ type, on, state, ...row }) => [`${type}/${on}`, { ...row, state: state as CaseState }]))
}

/** A page of a member's jobs, proposals and messages, newest first, each with its newest case. */
export async function textEntries(
  db: Db,
  memberId: string,
  kinds: readonly string[],
  before: TimelineCursor | undefined,
  limit: number,
): Promise<StoredTimelineEntry[]> {
  if (kinds.length === 0) return []
  const rows = await db
    .select({
      content: contents,
      title: contentVersions.title,
      flags: contentVersions.flags,
      id: entryId,
      excerpt: sql<string>`substr(${contentVersions.body}, 1, ${sql.raw(String(MAX_EXCERPT_CHARS))})`,
    })
    .from(contents)
    .innerJoin(contentVersions, isNewestText)
    .where(
      and(
        eq(contents.authorId, memberId),
        inArray(contents.type, [...kinds]),
        isBefore(contents.updatedAt, entryId, before),
      ),
    )
    .orderBy(desc(contents.updatedAt), desc(entryId))
    .limit(limit)
  const known = await casesByTarget(
    db,
    memberId,
    rows.map(({ content }) => content.id),
  )
  return rows.map(({ content, flags, ...row }): StoredTimelineEntry => {
    const categories = [...new Set((JSON.parse(flags) as Flag[]).map(({ category }) => category))]
    const { version, visible } = content
    return {
      ...row,
      kind: content.type as 'job' | 'proposal' | 'message',
      at: content.updatedAt,
      targetId: content.id,
      version,
      visible: visible === 1,
      categories,
      case: known.get(row.id) ?? null,
    }
  })
}
