import type { SeenKind } from '@mimamori/policy/incidents/incident-rules'
import { asc, count, desc, inArray, ne, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { staff } from '../schema/sqlite.ts'
import { type IncidentQuery, seenSubquery } from './seen-row-reads.ts'

/** The group after which a page begins. */
export type GroupPosition = { readonly last: string; readonly subject: string }

/** How often a member was seen, or a person saw something, and when first and last. */
export type SeenGroup = { readonly subject: string; readonly n: number; readonly first: string; readonly last: string }

/** How often a person saw something of a member in one way: by kind, field, reason and case. */
export type SeenDetail = {
  readonly subject: string
  readonly kind: SeenKind
  readonly field: string
  readonly reason: string
  readonly caseId: string | null
  readonly n: number
}

/** The code of a reason, without the free text after `other:`, which may name a person. */
const codeOf = (reason: string): string => reason.split(':')[0] ?? ''

export type SeenPage = {
  readonly groups: readonly SeenGroup[]
  /** how the subjects of this page were seen */
  readonly details: readonly SeenDetail[]
  readonly more: boolean
  /** totals over all pages, on the first page alone */
  readonly of: { readonly groups: number; readonly times: number } | null
}

/** One page of an incident report. `after`: the group it begins after; `null`: the first page. */
export type SeenQuery = { readonly query: IncidentQuery; readonly limit: number; readonly after: GroupPosition | null }

/** A page of the subjects of an incident report, those seen last first, and how each was seen. */
export async function seenPage(db: Db, { query, limit, after }: SeenQuery): Promise<SeenPage> {
  const rows = await groupsAfter(db, query, after, limit + 1)
  const groups = rows.slice(0, limit).map(({ subject, n, first, last }) => ({ subject, n, first, last }))
  const details = await detailsOf(
    db,
    query,
    groups.map(({ subject }) => subject),
  )
  const of = { groups: Number(rows[0]?.groups ?? 0), times: Number(rows[0]?.times ?? 0) }
  return { groups, details, more: rows.length > limit, of: after ? null : of }
}

async function groupsAfter(db: Db, query: IncidentQuery, after: GroupPosition | null, limit: number) {
  const seen = seenSubquery(db, query)
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
    // look-ups that found nobody are listed by themselves
    .where(ne(seen.subject, ''))
    .groupBy(seen.subject)
    .having(after ? sql`(${last}, ${seen.subject}) < (${after.last}, ${after.subject})` : undefined)
    .orderBy(desc(last), desc(seen.subject))
    .limit(limit)
}

async function detailsOf(db: Db, query: IncidentQuery, subjects: readonly string[]): Promise<SeenDetail[]> {
  if (subjects.length === 0) return []
  // a member has few rows, and needs no narrowing
  const seen = seenSubquery(db, query, query.by === 'person' ? subjects : null)
  const { subject, kind, field, reason, caseId } = seen
  const rows = await db
    .select({ subject, kind, field, reason, caseId, n: count() })
    .from(seen)
    .where(inArray(subject, [...subjects]))
    .groupBy(subject, kind, field, reason, caseId)
  return rows.map((row) => ({ ...row, kind: row.kind as SeenKind, reason: codeOf(row.reason) }))
}

export type SeenRow = Omit<SeenDetail, 'n'> & { readonly at: string }

/** Every single disclosure and opening, oldest first, at most `limit`. */
export async function seenRows(db: Db, query: IncidentQuery, limit: number): Promise<SeenRow[]> {
  const seen = seenSubquery(db, query)
  const { subject, at, kind, field, reason, caseId } = seen
  const rows = await db
    .select({ subject, at, kind, field, reason, caseId })
    .from(seen)
    .orderBy(asc(at), asc(subject), asc(kind), asc(field))
    .limit(limit)
  return rows.map((row) => ({ ...row, kind: row.kind as SeenKind, reason: codeOf(row.reason) }))
}

/** Everybody who ever had an account, by alias; `left`: the account is disabled. */
export async function everyStaffMember(db: Db): Promise<{ id: string; alias: string; left: boolean }[]> {
  const rows = await db
    .select({ id: staff.id, alias: staff.alias, disabledAt: staff.disabledAt })
    .from(staff)
    .orderBy(asc(staff.alias), asc(staff.id))
  return rows.map(({ id, alias, disabledAt }) => ({ id, alias, left: disabledAt !== null }))
}
