import type { EraseReason } from '@mimamori/policy/erasure/erasure-rules'
import { and, eq, inArray, isNotNull, like, ne, or, sql } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'
import {
  answers,
  appeals,
  caseNotes,
  cases,
  caseWatchers,
  contents,
  decisions,
  disclosures,
  drafts,
  erasures,
  memberNotes,
  members,
  reports,
  withdrawalEvidence,
  withdrawals,
} from '../schema/sqlite.ts'
import { emptyEnquiriesOf } from './empty-enquiries.ts'
import { emptyRemindersOf } from './empty-reminders.ts'
import { emptyStandards } from './empty-standards.ts'
import { emptyVersions, removeFromIndex, removeReportsFromIndex } from './empty-texts.ts'
import {
  answersAbout,
  decisionsAbout,
  draftsAbout,
  isPostedBy,
  notesAbout,
  notesOnMember,
  reportsAbout,
  textsBy,
  watchesAbout,
} from './erasable-rows.ts'
import { countErasable } from './erasure-reads.ts'

export type ErasureChange =
  | { type: 'member.erased'; id: string; memberId: string; actorId: string; reason: EraseReason }
  /** the data of these erasures was removed from the database files, too */
  | { type: 'erasures.purged'; ids: readonly string[] }

const NO_PROFILE = {
  hasPhoto: false,
  introductionLength: 0,
  skills: 0,
  portfolioItems: 0,
  listedServices: 0,
  experience: 'none',
  qualifications: 0,
  companyFactsPublic: 0,
}
const NOT_VERIFIED = { identity: false, phone: false, nda: false, marketplaceCheck: false }

/** What the personal columns of a member are set to by an erasure: empty, and without the key that sealed them. */
export const ERASED_MEMBER_COLUMNS = {
  displayName: '',
  email: '',
  phone: '',
  emailKey: '',
  phoneKey: '',
  dataKey: '',
  verifications: JSON.stringify(NOT_VERIFIED),
  profile: JSON.stringify(NO_PROFILE),
  dealings: null,
} as const

/**
 * Empties everything personal of a member in one transaction: the columns and the key that sealed them, their texts, and what
 * others wrote about them. Rows, ids, codes, counters and the audit log stay as they are.
 */
export async function saveErasure(tx: Tx, at: string, change: ErasureChange): Promise<AuditEvent> {
  if (change.type === 'erasures.purged') return await markPurged(tx, at, change.ids)
  const { id, memberId, actorId, reason } = change
  const counts = await countErasable(tx.db, memberId)
  await emptyTexts(tx, at, memberId)
  await tx.db.update(decisions).set({ text: '', passages: '[]', note: '' }).where(decisionsAbout(memberId))
  await tx.db.update(caseNotes).set({ text: '' }).where(notesAbout(tx.db, memberId))
  await tx.db.delete(answers).where(answersAbout(tx.db, memberId))
  await tx.db.delete(caseWatchers).where(watchesAbout(tx.db, memberId))
  await tx.db.update(memberNotes).set({ text: '' }).where(notesOnMember(memberId))
  const reported = await tx.db.select({ id: reports.id }).from(reports).where(reportsAbout(tx.db, memberId))
  await tx.db.delete(drafts).where(draftsAbout(tx.db, memberId))
  await tx.db.update(reports).set({ text: '' }).where(reportsAbout(tx.db, memberId))
  removeReportsFromIndex(
    tx,
    reported.map((report) => report.id),
  )
  await tx.db.update(appeals).set({ text: '', reason: '', letter: '' }).where(eq(appeals.memberId, memberId))
  await emptyRemindersOf(tx, at, memberId)
  await emptyEnquiriesOf(tx, at, memberId)
  await emptyWithdrawals(tx, memberId)
  await emptyStandards(tx, [memberId])
  // disclosures stay, but not the free text after the code of a reason
  await tx.db
    .update(disclosures)
    .set({ reason: 'other' })
    .where(and(eq(disclosures.memberId, memberId), like(disclosures.reason, 'other:%')))
  await tx.db
    .update(members)
    .set({ ...ERASED_MEMBER_COLUMNS, erasedAt: at })
    .where(eq(members.id, memberId))
  await tx.db.insert(erasures).values({ id, memberId, at, actorId, reason, counts: JSON.stringify(counts) })
  return { action: 'member.erased', subject: { type: 'member', id: memberId }, detail: { reason, ...counts } }
}

/** Empties the evidence pinned against a member, the reasons of their withdrawals, and pinned reports that they filed. */
async function emptyWithdrawals(tx: Tx, memberId: string): Promise<void> {
  const own = tx.db.select({ id: withdrawals.id }).from(withdrawals).where(eq(withdrawals.memberId, memberId))
  const reported = tx.db
    .select({ ref: sql<string>`'{"kind":"report","id":"' || ${reports.id} || '"}'` })
    .from(reports)
    .where(eq(reports.reporterId, memberId))
  await tx.db
    .update(withdrawalEvidence)
    .set({ title: '', text: '' })
    .where(or(inArray(withdrawalEvidence.withdrawalId, own), inArray(withdrawalEvidence.ref, reported)))
  await tx.db
    .update(withdrawals)
    .set({ reason: '' })
    .where(and(eq(withdrawals.memberId, memberId), ne(withdrawals.reason, '')))
}

async function emptyTexts(tx: Tx, at: string, memberId: string): Promise<void> {
  await emptyVersions(tx, at, await textsBy(tx.db, memberId))
  const all = await tx.db.select().from(contents).where(isPostedBy(memberId))
  removeFromIndex(tx, all)
  await tx.db
    .update(cases)
    .set({ jobCategory: null })
    .where(and(eq(cases.authorId, memberId), eq(cases.targetType, 'job'), isNotNull(cases.jobCategory)))
  for (const { type, id, facts } of all) {
    // of the facts stored with a text, the marketplace's category alone may be free text; those of the writer are about the member
    const { writers, ...storedFacts }: Record<string, unknown> = JSON.parse(facts)
    if (!writers && !('category' in storedFacts)) continue
    const emptied = JSON.stringify({ ...storedFacts, ...('category' in storedFacts && { category: '' }) })
    await tx.db
      .update(contents)
      .set({ facts: emptied })
      .where(and(eq(contents.type, type), eq(contents.id, id)))
  }
}

async function markPurged(tx: Tx, at: string, ids: readonly string[]): Promise<AuditEvent> {
  await tx.db
    .update(erasures)
    .set({ purgedAt: at })
    .where(inArray(erasures.id, [...ids]))
  return { action: 'erasures.purged', subject: { type: 'desk', id: 'erasures' }, detail: { n: ids.length } }
}
