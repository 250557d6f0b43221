import { and, eq, isNotNull, or } from 'drizzle-orm'
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

/** Members that a case is about: of a contact reminder both sides, of an enquiry who asks and the other side. */
export async function membersOfCase(
  db: Db,
  { id, kind, authorId }: Pick<StoredCase, 'id' | 'kind' | 'authorId'>,
): Promise<string[]> {
  if (kind === 'review') return [authorId]
  const { clientId, freelancerId, caseId } = contactReminders
  const sides =
    kind === 'reminder'
      ? await db.select({ one: clientId, other: freelancerId }).from(contactReminders).where(eq(caseId, id))
      : await db
          .select({ one: enquiries.memberId, other: enquiries.linkedMember })
          .from(enquiries)
          .where(eq(enquiries.caseId, id))
  return [...new Set(sides.flatMap(({ one, other }) => [one, other]))].flatMap((member) => member || [])
}

/**
 * Query of the ids of all cases about this member: of what they posted, of contact reminders that they are a side of, and of enquiries that they ask
 * or are the other side of.
 */
export const casesAboutMember = (db: Db, memberId: string): ReturnType<typeof selectMemberCases> =>
  selectMemberCases(db, memberId)
