import type { CaseState } from '@mimamori/policy/cases/case-model'
import type { EnquiryState } from '@mimamori/policy/enquiries/enquiry-rules'
import { and, count, desc, eq } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { enquiriesOf } from '../erasure/empty-enquiries.ts'
import { remindersOf } from '../erasure/empty-reminders.ts'
import { toReminder } from '../reminders/reminder-reads.ts'
import { cases, contactReminders, enquiries } from '../schema/sqlite.ts'
import { isBefore, type StoredTimelineEntry, type TimelineCase, type TimelineCursor } from './timeline-entry-reads.ts'

type CaseRow = { readonly id: string | null; readonly number: number | null; readonly state: string | null }
const caseColumns = { caseId: cases.id, number: cases.number, caseState: cases.state }
const toTimelineCase = ({ id, number, state }: CaseRow): TimelineCase | null =>
  id === null || number === null ? null : { id, number, state: state as CaseState }

/** A page of the contact reminders that a member is a side of, newest first. */
export async function reminderEntries(
  db: Db,
  memberId: string,
  before: TimelineCursor | undefined,
  limit: number,
): Promise<StoredTimelineEntry[]> {
  const { receivedAt, id } = contactReminders
  const rows = await db
    .select({ reminder: contactReminders, ...caseColumns })
    .from(contactReminders)
    .leftJoin(cases, eq(cases.id, contactReminders.caseId))
    .where(and(remindersOf(memberId), isBefore(receivedAt, id, before)))
    .orderBy(desc(receivedAt), desc(id))
    .limit(limit)
  return rows.map(({ reminder, caseId, number, caseState }) => {
    const { id: reminderId, receivedAt: at, contract, requestedBy, clientId, state, outcome } = toReminder(reminder)
    // what is proposed or held may still be taken back
    const decided = state === 'decided' ? outcome : null
    return {
      ...{ kind: 'reminder', id: reminderId, at, title: contract.title, state, outcome: decided },
      asked: (requestedBy === 'client') === (clientId === memberId),
      case: toTimelineCase({ id: caseId, number, state: caseState }),
    }
  })
}

/** A page of the enquiries that a member asks or is the other side of, newest first. Who asks is said of nobody else. */
export async function enquiryEntries(
  db: Db,
  memberId: string,
  before: TimelineCursor | undefined,
  limit: number,
): Promise<StoredTimelineEntry[]> {
  const { receivedAt, id } = enquiries
  const rows = await db
    .select({ enquiry: enquiries, ...caseColumns })
    .from(enquiries)
    .leftJoin(cases, eq(cases.id, enquiries.caseId))
    .where(and(enquiriesOf(memberId), isBefore(receivedAt, id, before)))
    .orderBy(desc(receivedAt), desc(id))
    .limit(limit)
  return rows.map(({ enquiry, caseId, number, caseState }) => ({
    ...{ kind: 'enquiry', id: enquiry.id, at: enquiry.receivedAt, state: enquiry.state as EnquiryState },
    title: enquiry.statedName || enquiry.statedJobUrl,
    asked: enquiry.memberId === memberId,
    case: toTimelineCase({ id: caseId, number, state: caseState }),
  }))
}

/** How many of each there are. */
export async function contactCounts(db: Db, memberId: string): Promise<{ reminder: number; enquiry: number }> {
  const [reminded] = await db.select({ n: count() }).from(contactReminders).where(remindersOf(memberId))
  const [enquired] = await db.select({ n: count() }).from(enquiries).where(enquiriesOf(memberId))
  return { reminder: reminded?.n ?? 0, enquiry: enquired?.n ?? 0 }
}
