import type { CaseState } from '@mimamori/policy/cases/case-model'
import type { Flag } from '@mimamori/policy/catalogue/detection-flag'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { Measure } from '@mimamori/policy/decisions/measure-rules'
import type { DecisionState } from '@mimamori/policy/decisions/undo-rules'
import type { Target, TargetType } from '@mimamori/policy/intake/intake-arrivals'
import type { TimelineKind } from '@mimamori/policy/members/timeline-kinds'
import { and, asc, desc, eq, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { isDecidedText } from '../decisions/decided-text.ts'
import type { Db } from '../engine/engine.ts'
import { cases, contents, contentVersions, decisions, reports, staff } from '../schema/sqlite.ts'

/** Where a page of the timeline ended. */
export type TimelineCursor = { readonly at: string; readonly id: string }

type TimelineCase = { readonly id: string; readonly number: number; readonly state: CaseState }
type EntryBase = { readonly id: string; readonly at: string; readonly case: TimelineCase | null }

export type StoredTimelineEntry =
  | (EntryBase & {
      readonly kind: 'job' | 'proposal' | 'message'
      readonly targetId: string
      readonly title: string
      readonly excerpt: string
      readonly version: number
      readonly visible: boolean
      readonly categories: readonly Category[]
    })
  | (EntryBase & { readonly kind: 'report'; readonly target: Target; readonly reason: string; readonly text: string })
  | (EntryBase & {
      readonly kind: 'decision'
      readonly target: Target
      readonly title: string
      readonly measures: readonly Measure[]
      readonly categories: readonly Category[]
      readonly state: DecisionState
      readonly reversed: boolean
      readonly by: string
      readonly note: string
    })

const MAX_EXCERPT_CHARS = 160

const isBefore = (at: SQLiteColumn, id: SQL | SQLiteColumn, before: TimelineCursor | undefined): SQL | undefined =>
  before && sql`(${at}, ${id}) < (${before.at}, ${before.id})`

const title = sql<string | null>`coalesce(nullif(${contentVersions.title}, ''), substr(${contentVersions.body}, 1, 80))`

const targetOf = (row: { targetType: string; targetId: string }): Target => ({
  type: row.targetType as TargetType,
  id: row.targetId,
})

/** An id of its own among all entries: those of the marketplace are only their own kind's. */
const entryId = sql<string>`${contents.type} || '/' || ${contents.id}`

/** The newest case of each of these texts. */
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

async function textEntries(
  db: Db,
  memberId: string,
  kinds: readonly string[],
  before: TimelineCursor | undefined,
  limit: number,
) {
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
    .innerJoin(
      contentVersions,
      and(
        eq(contentVersions.type, contents.type),
        eq(contentVersions.id, contents.id),
        eq(contentVersions.version, contents.version),
      ),
    )
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

/** Reports on the member and on what they posted; who filed them is not read. */
export const reportsOnMember = (db: Db, memberId: string): SQL | undefined =>
  or(
    inArray(reports.caseId, db.select({ id: cases.id }).from(cases).where(eq(cases.authorId, memberId))),
    and(isNull(reports.caseId), eq(reports.targetType, 'member'), eq(reports.targetId, memberId)),
  )

async function reportEntries(
  db: Db,
  memberId: string,
  before: TimelineCursor | undefined,
  limit: number,
): Promise<StoredTimelineEntry[]> {
  const { id, targetType, targetId, reason, text, receivedAt: at } = reports
  const rows = await db
    .select({ id, targetType, targetId, reason, text, at, caseId: cases.id, number: cases.number, state: cases.state })
    .from(reports)
    .leftJoin(cases, eq(cases.id, reports.caseId))
    .where(and(reportsOnMember(db, memberId), isBefore(at, id, before)))
    .orderBy(desc(at), desc(id))
    .limit(limit)
  return rows.map(({ caseId, number, state, targetType: type, targetId: on, ...row }) => ({
    ...row,
    kind: 'report',
    target: targetOf({ targetType: type, targetId: on }),
    case: caseId === null || number === null ? null : { id: caseId, number, state: state as CaseState },
  }))
}

async function decisionEntries(
  db: Db,
  memberId: string,
  before: TimelineCursor | undefined,
  limit: number,
): Promise<StoredTimelineEntry[]> {
  const rows = await db
    .select({ decision: decisions, number: cases.number, state: cases.state, title, by: staff.alias })
    .from(decisions)
    .innerJoin(cases, eq(cases.id, decisions.caseId))
    .leftJoin(contentVersions, isDecidedText)
    .leftJoin(staff, eq(staff.id, decisions.actorId))
    .where(
      and(
        eq(decisions.authorId, memberId),
        ne(decisions.state, 'undone'),
        isBefore(decisions.decidedAt, decisions.id, before),
      ),
    )
    .orderBy(desc(decisions.decidedAt), desc(decisions.id))
    .limit(limit)
  return rows.map(({ decision, number, state, title: named, by }) => ({
    kind: 'decision',
    id: decision.id,
    at: decision.decidedAt,
    case: { id: decision.caseId, number, state: state as CaseState },
    target: targetOf(decision),
    title: named ?? '',
    measures: JSON.parse(decision.measures),
    categories: JSON.parse(decision.categories),
    state: decision.state as DecisionState,
    reversed: decision.reversed === 1,
    by: by ?? '',
    note: decision.note,
  }))
}

const newestFirst = (one: TimelineCursor, other: TimelineCursor): number =>
  one.at === other.at ? (one.id > other.id ? -1 : 1) : one.at > other.at ? -1 : 1

/** What a member posted, what was reported about it and what was decided, newest first; undone decisions are left out. */
export async function timelineOf(
  db: Db,
  memberId: string,
  {
    kinds,
    before,
    limit,
  }: { readonly kinds: readonly TimelineKind[]; readonly before?: TimelineCursor | undefined; readonly limit: number },
): Promise<StoredTimelineEntry[]> {
  const posted = kinds.filter((kind) => kind !== 'report' && kind !== 'decision')
  const each = await Promise.all([
    textEntries(db, memberId, posted, before, limit),
    kinds.includes('report') ? reportEntries(db, memberId, before, limit) : [],
    kinds.includes('decision') ? decisionEntries(db, memberId, before, limit) : [],
  ])
  return each.flat().sort(newestFirst).slice(0, limit)
}
