import { and, eq, isNotNull, isNull, or } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { cases, contactReminders, enquiries } from '../schema/sqlite.ts'
import type { StoredCase } from './case-reads.ts'

const selectMemberCases = (db: Db, memberId: string) => {
  const { clientId, freelancerId, caseId } = contactReminders
  const isSide = or(eq(clientId, memberId), eq(freelancerId, memberId))
  const isNamed = or(eq(enquiries.memberId, memberId), eq(enquiries.linkedMember, memberId))
  return db
    .select({ id: cases.id })
    .from(cases)
    .where(eq(cases.authorId, memberId))
    .union(
      db
        .select({ id: caseId as unknown as typeof cases.id })
        .from(contactReminders)
        .where(and(isSide, isNotNull(caseId))),
    )
    .union(db.select({ id: enquiries.caseId }).from(enquiries).where(isNamed))
}

/**
 * Members whose personal fields a case gives a reason to see: of a contact reminder both sides, of an enquiry who asks. Who was linked to an enquiry, or
 * entered as asking, was chosen by the person who would see them, and is not among them.
 */
export async function membersToReveal(
  db: Db,
  { id, kind, authorId }: Pick<StoredCase, 'id' | 'kind' | 'authorId'>,
): Promise<string[]> {
  if (kind === 'review') return [authorId]
  const { clientId, freelancerId, caseId } = contactReminders
  if (kind === 'reminder') {
    const sides = await db.select({ clientId, freelancerId }).from(contactReminders).where(eq(caseId, id))
    return sides.flatMap((side) => [side.clientId, side.freelancerId])
  }
  const asking = await db
    .select({ memberId: enquiries.memberId })
    .from(enquiries)
    .where(and(eq(enquiries.caseId, id), isNull(enquiries.enteredBy)))
  return asking.flatMap(({ memberId }) => memberId ?? [])
}

/**
 * Query of the ids of all cases about this member: of what they posted, of contact reminders that they are a side of, and of enquiries that they ask
 * or are the other side of.
 */
export const casesAboutMember = (db: Db, memberId: string): ReturnType<typeof selectMemberCases> =>
  selectMemberCases(db, memberId)
