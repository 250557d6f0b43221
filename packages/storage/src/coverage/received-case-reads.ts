import { and, asc, count, eq, gte, lt, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Db } from '../engine/engine.ts'
import { type StoredEnquiry, toEnquiry } from '../enquiries/enquiry-reads.ts'
import { type StoredReminder, toReminder } from '../reminders/reminder-reads.ts'
import { cases, contactReminders, enquiries, enquiryCases } from '../schema/sqlite.ts'

/** From one instant, included, to another, excluded. */
type Within = { readonly from: string; readonly until: string }
/** The row after which a page begins. */
export type ReceivedCursor = { readonly receivedAt: string; readonly id: string }

const isReceived = (at: SQLiteColumn, id: SQLiteColumn, { from, until }: Within, behind: ReceivedCursor | null) =>
  and(
    gte(at, from),
    lt(at, until),
    behind ? (sql`(${at}, ${id}) > (${behind.receivedAt}, ${behind.id})` as SQL) : undefined,
  )

/** A page of the contact reminders received within a time, in order of arrival, each with the number of its case. */
export async function receivedReminders(
  db: Db,
  within: Within,
  behind: ReceivedCursor | null,
  limit: number,
): Promise<{ readonly reminder: StoredReminder; readonly caseNumber: number | null }[]> {
  const { receivedAt, id, caseId } = contactReminders
  const rows = await db
    .select({ reminder: contactReminders, caseNumber: cases.number })
    .from(contactReminders)
    .leftJoin(cases, eq(cases.id, caseId))
    .where(isReceived(receivedAt, id, within, behind))
    .orderBy(asc(receivedAt), asc(id))
    .limit(limit)
  return rows.map(({ reminder, caseNumber }) => ({ reminder: toReminder(reminder), caseNumber }))
}

/** A page of the enquiries received within a time, in order of arrival, each with its case, and how many were opened because of it. */
export async function receivedEnquiries(
  db: Db,
  within: Within,
  behind: ReceivedCursor | null,
  limit: number,
): Promise<{ readonly enquiry: StoredEnquiry; readonly caseNumber: number | null; readonly opened: number }[]> {
  const { receivedAt, id, caseId } = enquiries
  const opened = db
    .select({ enquiryId: enquiryCases.enquiryId, n: count().as('n') })
    .from(enquiryCases)
    .groupBy(enquiryCases.enquiryId)
    .as('opened')
  const rows = await db
    .select({ enquiry: enquiries, caseNumber: cases.number, opened: opened.n })
    .from(enquiries)
    .leftJoin(cases, eq(cases.id, caseId))
    .leftJoin(opened, eq(opened.enquiryId, id))
    .where(isReceived(receivedAt, id, within, behind))
    .orderBy(asc(receivedAt), asc(id))
    .limit(limit)
  return rows.map(({ enquiry, ...row }) => ({ ...row, enquiry: toEnquiry(enquiry), opened: Number(row.opened ?? 0) }))
}
