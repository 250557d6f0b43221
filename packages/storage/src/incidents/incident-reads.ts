import type { SeenKind } from '@mimamori/policy/incidents/incident-rules'
import { asc, count, desc, inArray, ne, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { staff } from '../schema/sqlite.ts'
import { type IncidentQuery, selectSeen } from './seen-row-reads.ts'

/** Behind which group a page begins. */
export type GroupPosition = { readonly last: string; readonly subject: string }

/** Of one member, or of one person: how often, and when first and last. */
export type SeenGroup = { readonly subject: string; readonly n: number; readonly first: string; readonly last: string }

/** One way in which something of a subject was seen, and how often. */
export type SeenDetail = {
  readonly subject: string
  readonly kind: SeenKind
  readonly field: string
  readonly reason: string
  readonly caseId: string | null
  readonly n: number
}

/** What somebody wrote behind `other` is not part of an answer: it may name a person. */
const codeOf = (reason: string): string => reason.split(':')[0] ?? ''

export type SeenPage = {
  readonly groups: readonly SeenGroup[]
  /** the ways in which they were seen */
  readonly ways: readonly SeenDetail[]
  readonly more: boolean
  /** of the whole answer, with its first page */
  readonly of: { readonly groups: number; readonly times: number } | null
}

/** What is asked of an incident: a page behind another, or every single time. */
export type SeenQuery = { readonly asked: IncidentQuery; readonly limit: number; readonly behind: GroupPosition | null }

/** Subjects of an incident, those seen last first, and how. */
export async function seenPage(db: Db, { asked: query, limit, behind }: SeenQuery): Promise<SeenPage> {
  const rows = await groupsAfter(db, query, behind, limit + 1)
  const groups = rows.slice(0, limit).map(({ subject, n, first, last }) => ({ subject, n, first, last }))
  const ways = await detailsOf(
    db,
    query,
    groups.map(({ subject }) => subject),
  )
  const of = { groups: Number(rows[0]?.groups ?? 0), times: Number(rows[0]?.times ?? 0) }
  return { groups, ways, more: rows.length > limit, of: behind ? null : of }
}

async function groupsAfter(db: Db, query: IncidentQuery, behind: GroupPosition | null, limit: number) {
  const seen = selectSeen(db, query)
  const last = sql<string>`max(${seen.at})`
  return await db
    .select({
      subject: seen.subject,
      n: count(),
      first: sql<string>`min(${seen.at})`,
      last,
      groups: sql<number>`count(*) over ()`,
      times: sql<number>`sum(count(*)) over ()`,
    })
    .from(seen)
    // look-ups that found nobody are told apart
    .where(ne(seen.subject, ''))
    .groupBy(seen.subject)
    .having(behind ? sql`(${last}, ${seen.subject}) < (${behind.last}, ${behind.subject})` : undefined)
    .orderBy(desc(last), desc(seen.subject))
    .limit(limit)
}

async function detailsOf(db: Db, query: IncidentQuery, subjects: readonly string[]): Promise<SeenDetail[]> {
  if (subjects.length === 0) return []
  // of a member there are few rows anyway
  const seen = selectSeen(db, query, query.by === 'person' ? subjects : null)
  const { subject, kind, field, reason, caseId } = seen
  const rows = await db
    .select({ subject, kind, field, reason, caseId, n: count() })
    .from(seen)
    .where(inArray(subject, [...subjects]))
    .groupBy(subject, kind, field, reason, caseId)
  return rows.map((row) => ({ ...row, kind: row.kind as SeenKind, reason: codeOf(row.reason) }))
}

export type SeenRow = Omit<SeenDetail, 'n'> & { readonly at: string }

/** Every single time, in order, at most so many. */
export async function seenRows(db: Db, query: IncidentQuery, limit: number): Promise<SeenRow[]> {
  const seen = selectSeen(db, query)
  const { subject, at, kind, field, reason, caseId } = seen
  const rows = await db
    .select({ subject, at, kind, field, reason, caseId })
    .from(seen)
    .orderBy(asc(at), asc(subject), asc(kind), asc(field))
    .limit(limit)
  return rows.map((row) => ({ ...row, kind: row.kind as SeenKind, reason: codeOf(row.reason) }))
}

/** Everybody who ever had an account, by alias: also who left may be asked about. */
export async function everyStaffMember(db: Db): Promise<{ id: string; alias: string; left: boolean }[]> {
  const rows = await db
    .select({ id: staff.id, alias: staff.alias, disabledAt: staff.disabledAt })
    .from(staff)
    .orderBy(asc(staff.alias), asc(staff.id))
  return rows.map(({ id, alias, disabledAt }) => ({ id, alias, left: disabledAt !== null }))
}
