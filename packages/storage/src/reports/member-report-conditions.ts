import { and, eq, inArray, isNull, or, type SQL } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { cases, reports } from '../schema/sqlite.ts'

/** Condition: reports on this member and on what they posted. */
export const reportsOnMember = (db: Db, memberId: string): SQL | undefined =>
  or(
    inArray(reports.caseId, db.select({ id: cases.id }).from(cases).where(eq(cases.authorId, memberId))),
    and(isNull(reports.caseId), eq(reports.targetType, 'member'), eq(reports.targetId, memberId)),
  )
