import type { UnfinishedWork } from '@mimamori/policy/erasure/erasure-rules'
import { and, count, eq, inArray, ne, or, sql } from 'drizzle-orm'
import { isUnfinished } from '../cases/unfinished-case.ts'
import { hasEventUnderway } from '../delivery/events-underway.ts'
import type { Db } from '../engine/engine.ts'
import {
  appeals,
  caseNotes,
  cases,
  contactReminders,
  contents,
  decisions,
  disclosures,
  enquiries,
  memberMetrics,
  memberNotes,
  members,
  outbox,
  reports,
  withdrawals,
} from '../schema/sqlite.ts'
import { countEnquiriesOf, enquiriesOf } from './empty-enquiries.ts'
import { countRemindersOf, remindersOf } from './empty-reminders.ts'
import { countStandards } from './empty-standards.ts'
import { countTextsBy, decisionsAbout, notesAbout, notesOnMember, reportsAbout } from './erasable-rows.ts'

/** How many rows with personal data or texts of a member there are, by kind. */
export type ErasedCounts = {
  readonly texts: number
  readonly decisions: number
  readonly notes: number
  readonly reports: number
  /** metrics, standards held, near misses, forecasts, and reasons of changes */
  readonly standards: number
  /** contact reminders that they are a side of */
  readonly reminders: number
  /** enquiries that they ask, or are the other side of */
  readonly enquiries: number
}

async function sumCounts(rows: Promise<{ n: number }[]>): Promise<number> {
  return Number((await rows)[0]?.n ?? 0)
}

async function sumOf(queries: readonly Promise<{ n: number }[]>[]): Promise<number> {
  let sum = 0
  for (const query of queries) sum += await sumCounts(query)
  return sum
}

/** How many rows an erasure would empty now. */
export async function countErasable(db: Db, memberId: string): Promise<ErasedCounts> {
  const n = { n: count() }
  return {
    texts: await countTextsBy(db, memberId),
    decisions: await sumCounts(db.select(n).from(decisions).where(decisionsAbout(memberId))),
    notes:
      (await sumCounts(db.select(n).from(caseNotes).where(notesAbout(db, memberId)))) +
      (await sumCounts(db.select(n).from(memberNotes).where(notesOnMember(memberId)))),
    reports: await sumCounts(db.select(n).from(reports).where(reportsAbout(db, memberId))),
    standards: await countStandards(db, memberId),
    reminders: await countRemindersOf(db, memberId),
    enquiries: await countEnquiriesOf(db, memberId),
  }
}

const UNSETTLED_STATES = ['held', 'ready', 'sending', 'retrying']

/** The unfinished business of a member that keeps them from being erased. */
export async function unfinishedWorkOf(db: Db, memberId: string): Promise<UnfinishedWork> {
  const n = { n: count() }
  const reported = db
    .select(n)
    .from(reports)
    .innerJoin(cases, eq(cases.id, reports.caseId))
    .where(and(eq(reports.reporterId, memberId), ne(cases.authorId, memberId), isUnfinished))
  const events = db
    .select(n)
    .from(decisions)
    .innerJoin(outbox, eq(outbox.decisionId, decisions.id))
    .where(and(eq(decisions.authorId, memberId), inArray(outbox.state, UNSETTLED_STATES)))
  // of a reminder of theirs the other side may appeal, too; what is written about that would go with them
  const againstReminders = inArray(
    appeals.reminderId,
    db.select({ id: contactReminders.id }).from(contactReminders).where(remindersOf(memberId)),
  )
  const appealing = db
    .select(n)
    .from(appeals)
    .where(and(or(eq(appeals.memberId, memberId), againstReminders), sql`${appeals.state} in ('open', 'held')`))
  const about = db
    .select(n)
    .from(cases)
    .where(and(eq(cases.authorId, memberId), eq(cases.kind, 'review'), isUnfinished))
  // before its deadline a reminder has no case
  const reminded = db
    .select(n)
    .from(contactReminders)
    .where(and(remindersOf(memberId), sql`${contactReminders.state} in ('waiting', 'due', 'proposed', 'held')`))
  const asked = db
    .select(n)
    .from(enquiries)
    .where(and(enquiriesOf(memberId), sql`${enquiries.state} in ('open', 'held')`))
  const told = [
    db
      .select(n)
      .from(contactReminders)
      .where(and(remindersOf(memberId), hasEventUnderway('reminderId', contactReminders.id))),
    db
      .select(n)
      .from(enquiries)
      .where(and(enquiriesOf(memberId), hasEventUnderway('enquiryId', enquiries.id))),
  ]
  // a withdrawal is counted by its case; a reversal has no case
  const reversing = db
    .select(n)
    .from(withdrawals)
    .where(
      and(
        eq(withdrawals.memberId, memberId),
        eq(withdrawals.kind, 'reversal'),
        sql`${withdrawals.state} in ('proposed', 'held')`,
      ),
    )
  return {
    cases: await sumOf([about, appealing, reversing, reminded, asked]),
    reported: await sumCounts(reported),
    events: await sumOf([events, ...told]),
  }
}

/** Is this member erased already? `null`: the desk has nothing of such a member. */
export async function erasableMember(db: Db, id: string): Promise<{ readonly erased: boolean } | null> {
  const [row] = await db.select({ erasedAt: members.erasedAt }).from(members).where(eq(members.id, id))
  if (row) return { erased: row.erasedAt !== null }
  const [text] = await db.select({ id: contents.id }).from(contents).where(eq(contents.authorId, id)).limit(1)
  const [report] = await db.select({ id: reports.id }).from(reports).where(eq(reports.reporterId, id)).limit(1)
  const metrics = db.select({ id: memberMetrics.memberId }).from(memberMetrics).where(eq(memberMetrics.memberId, id))
  const [measured] = await metrics
  if (text || report || measured) return { erased: false }
  const [side] = await db.select({ id: contactReminders.id }).from(contactReminders).where(remindersOf(id)).limit(1)
  const [named] = await db.select({ id: enquiries.id }).from(enquiries).where(enquiriesOf(id)).limit(1)
  return side || named ? { erased: false } : null
}

/** How often data of a member was disclosed; disclosures are not erased. */
export async function countDisclosures(db: Db, memberId: string): Promise<number> {
  return await sumCounts(db.select({ n: count() }).from(disclosures).where(eq(disclosures.memberId, memberId)))
}
