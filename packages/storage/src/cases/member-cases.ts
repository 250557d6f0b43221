import { and, eq, isNotNull, or } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { cases, contactReminders, enquiries } from '../schema/sqlite.ts'

/**
 * Query of the ids of all cases about this member: of what they posted, of contact reminders that they are a side of, and of enquiries that they ask
 * or are the other side of.
 */
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

export const casesAboutMember = (db: Db, memberId: string): ReturnType<typeof selectMemberCases> =>
  selectMemberCases(db, memberId)
