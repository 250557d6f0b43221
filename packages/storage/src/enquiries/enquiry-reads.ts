import type { EnquiryChecklist, EnquiryLink, EnquiryLinks } from '@mimamori/policy/enquiries/enquiry'
import type { EnquiryState } from '@mimamori/policy/enquiries/enquiry-rules'
import { and, asc, count, desc, eq, gte, inArray, lt, ne, or, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { cases, enquiries, enquiryCases } from '../schema/sqlite.ts'

type EnquiryRow = typeof enquiries.$inferSelect

/** `by`: who added it at the desk; `null`: who asks sent it */
export type StoredEvidence = { readonly text: string; readonly at: string; readonly by: string | null }

export type StoredEnquiry = Omit<
  EnquiryRow,
  'evidence' | 'linkedMember' | 'linkedJob' | 'linkedBy' | 'checklist' | 'state'
> & {
  readonly evidence: readonly StoredEvidence[]
  readonly links: EnquiryLinks
  /** who linked either side */
  readonly linkedBy: readonly string[]
  readonly checklist: EnquiryChecklist
  readonly state: EnquiryState
}

/** A column of a link as a link: '' was looked for and not found. */
function toLink(column: string | null): EnquiryLink {
  if (column === null) return null
  return column === '' ? { found: null, why: 'not_found' } : { found: column }
}

/** A row of `enquiries` as an enquiry. */
export function toEnquiry({ linkedMember, linkedJob, ...row }: EnquiryRow): StoredEnquiry {
  return {
    ...row,
    evidence: JSON.parse(row.evidence),
    links: { member: toLink(linkedMember), job: toLink(linkedJob) },
    linkedBy: JSON.parse(row.linkedBy),
    checklist: JSON.parse(row.checklist),
    state: row.state as EnquiryState,
  }
}

const byId = prepared(
  (db) =>
    db
      .select()
      .from(enquiries)
      .where(eq(enquiries.id, sql.placeholder('id'))),
  'for update',
)

const byCase = prepared(
  (db) =>
    db
      .select()
      .from(enquiries)
      .where(eq(enquiries.caseId, sql.placeholder('caseId'))),
  'for update',
)

/** The enquiry with this id; `null`: there is none. In a transaction its row is locked. */
export async function enquiryById(db: Db, id: string): Promise<StoredEnquiry | null> {
  const [row] = await byId(db).execute({ id })
  return row ? toEnquiry(row) : null
}

/** The enquiry that this case is about; `null`: it is about something else. In a transaction its row is locked. */
export async function enquiryOfCase(db: Db, caseId: string): Promise<StoredEnquiry | null> {
  const [row] = await byCase(db).execute({ caseId })
  return row ? toEnquiry(row) : null
}

const heldUntilPast = prepared((db) =>
  db
    .select({ id: enquiries.id, caseId: enquiries.caseId })
    .from(enquiries)
    .where(and(sql`${enquiries.state} = 'held'`, sql`${enquiries.heldUntil} <= ${sql.placeholder('now')}`))
    .orderBy(asc(enquiries.heldUntil))
    .limit(sql.placeholder('limit')),
)

/** Answered enquiries whose undo window is over, the longest ago first. */
export const enquiriesWithWindowOver = async (
  db: Db,
  now: string,
  limit: number,
): Promise<{ id: string; caseId: string }[]> => await heldUntilPast(db).execute({ now, limit })

/** An enquiry about the same side, with the number of its case. */
export type RelatedRow = { readonly enquiry: StoredEnquiry; readonly caseNumber: number }

/** Other enquiries with the same linked member or the same stated name, the newest first. */
export async function relatedEnquiries(
  db: Db,
  { id, statedKey, links }: Pick<StoredEnquiry, 'id' | 'statedKey' | 'links'>,
  limit: number,
): Promise<RelatedRow[]> {
  const member = links.member?.found ?? null
  const same = [
    ...(member === null ? [] : [eq(enquiries.linkedMember, member)]),
    ...(statedKey === '' ? [] : [and(eq(enquiries.statedKey, statedKey), sql`${enquiries.statedKey} <> ''`)]),
  ]
  if (same.length === 0) return []
  const rows = await db
    .select({ enquiry: enquiries, caseNumber: cases.number })
    .from(enquiries)
    .innerJoin(cases, eq(cases.id, enquiries.caseId))
    .where(and(ne(enquiries.id, id), or(...same)))
    .orderBy(desc(enquiries.receivedAt), desc(enquiries.id))
    .limit(limit)
  return rows.map(({ enquiry, caseNumber }) => ({ enquiry: toEnquiry(enquiry), caseNumber }))
}

/** What was put before the desk because of an enquiry, by side. */
export async function casesOfEnquiry(db: Db, enquiryId: string): Promise<{ side: 'member' | 'job'; caseId: string }[]> {
  const rows = await db
    .select({ side: enquiryCases.side, caseId: enquiryCases.caseId })
    .from(enquiryCases)
    .where(eq(enquiryCases.enquiryId, enquiryId))
    .orderBy(asc(enquiryCases.at), asc(enquiryCases.side))
  return rows.map(({ side, caseId }) => ({ side: side as 'member' | 'job', caseId }))
}

/** How many enquiries were received from an instant on until another, by the state they are in now. */
export async function countEnquiries(db: Db, from: string, until: string): Promise<Record<EnquiryState, number>> {
  const rows = await db
    .select({ state: enquiries.state, n: count() })
    .from(enquiries)
    .where(and(gte(enquiries.receivedAt, from), lt(enquiries.receivedAt, until)))
    .groupBy(enquiries.state)
  return { open: 0, held: 0, answered: 0, ...Object.fromEntries(rows.map(({ state, n }) => [state, n])) }
}

/** The cases of these enquiries, by enquiry. */
export async function caseOfEnquiries(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly caseId: string; readonly caseNumber: number }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: enquiries.id, caseId: enquiries.caseId, caseNumber: cases.number })
    .from(enquiries)
    .innerJoin(cases, eq(cases.id, enquiries.caseId))
    .where(inArray(enquiries.id, [...ids]))
  return new Map(rows.map(({ id, ...found }) => [id, found]))
}

/** The enquiries that these cases are about, by case id. */
export async function enquiriesOfCases(
  db: Db,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, StoredEnquiry>> {
  if (caseIds.length === 0) return new Map()
  const rows = await db
    .select()
    .from(enquiries)
    .where(inArray(enquiries.caseId, [...caseIds]))
  return new Map(rows.map((row) => [row.caseId, toEnquiry(row)]))
}
