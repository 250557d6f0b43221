import { and, desc, eq, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { preparedWithLimit } from '../engine/prepared-queries.ts'
import { isTextOf } from '../intake/text-joins.ts'
import { cases, contentVersions, decisions, staff } from '../schema/sqlite.ts'

/** The newest decisions are found along their index before anything is joined: a member can have hundreds. */
const newestDecisions = (db: Db, limit: number) =>
  db
    .select({
      id: decisions.id,
      decidedAt: decisions.decidedAt,
      caseId: decisions.caseId,
      targetType: decisions.targetType,
      targetId: decisions.targetId,
      contentVersion: decisions.contentVersion,
      actorId: decisions.actorId,
      state: decisions.state,
      measures: decisions.measures,
      categories: decisions.categories,
      note: decisions.note,
      quick: decisions.quick,
    })
    .from(decisions)
    .where(
      and(
        eq(decisions.authorId, sql.placeholder('authorId')),
        sql`${decisions.state} <> 'undone'`,
        sql`(${decisions.caseId} <> ${sql.placeholder('exceptCaseId')} or ${decisions.beside} > 0)`,
      ),
    )
    .orderBy(desc(decisions.id))
    .limit(limit)
    .as('newest')

const newestOfMember = preparedWithLimit((db, limit) => {
  const newest = newestDecisions(db, limit)
  return db
    .select({
      id: newest.id,
      decidedAt: newest.decidedAt,
      caseId: newest.caseId,
      caseNumber: cases.number,
      targetType: newest.targetType,
      targetId: newest.targetId,
      title: contentVersions.title,
      state: newest.state,
      measures: newest.measures,
      categories: newest.categories,
      by: staff.alias,
      note: newest.note,
      quick: newest.quick,
    })
    .from(newest)
    .innerJoin(cases, eq(cases.id, newest.caseId))
    .innerJoin(contentVersions, isTextOf(newest))
    .leftJoin(staff, eq(staff.id, newest.actorId))
    .orderBy(desc(newest.id))
})

type DecisionHistoryRow = Awaited<ReturnType<ReturnType<typeof newestOfMember>['execute']>>[number]

/** Decisions on anything of a member but what decides this case, newest first, undone ones left out. */
export async function decisionHistoryOf(
  db: Db,
  authorId: string,
  exceptCaseId: string,
  limit: number,
): Promise<DecisionHistoryRow[]> {
  return await newestOfMember(db, limit).execute({ authorId, exceptCaseId })
}
