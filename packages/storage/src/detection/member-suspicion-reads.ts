import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { FinalDecision } from '@mimamori/policy/detection/member-suspicion-rules'
import type { TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { and, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { preparedWithLimit } from '../engine/prepared-queries.ts'
import { cases, decisions, measures } from '../schema/sqlite.ts'

const p = sql.placeholder

/** the newest decisions on a member are in order of their ids, so that older ones are not read */
const MAX_DECISIONS = 200

/** Final decisions on a member and their texts after an instant that are not reversed. */
export async function finalDecisionsSince(db: Db, memberId: string, since: string): Promise<FinalDecision[]> {
  const newest = db
    .select({
      type: decisions.targetType,
      id: decisions.targetId,
      decidedAt: decisions.decidedAt,
      published: decisions.published,
      state: decisions.state,
      reversed: decisions.reversed,
      reverses: decisions.reverses,
    })
    .from(decisions)
    .where(eq(decisions.authorId, memberId))
    .orderBy(desc(decisions.id))
    .limit(MAX_DECISIONS)
    .as('newest')
  const rows = await db
    .select({ type: newest.type, id: newest.id, decidedAt: newest.decidedAt, published: newest.published })
    .from(newest)
    .where(
      and(
        sql`${newest.state} = 'standing'`,
        eq(newest.reversed, 0),
        isNull(newest.reverses),
        gt(newest.decidedAt, since),
      ),
    )
  return rows.map(({ type, id, decidedAt, published }) => ({
    target: { type: type as TargetType, id },
    decidedAt,
    published: published as Category | null,
  }))
}

const newestCases = preparedWithLimit((db, limit) =>
  db
    .select({ caseId: cases.id, type: cases.targetType, id: cases.targetId, openedAt: cases.openedAt })
    .from(cases)
    .where(eq(cases.authorId, p('authorId')))
    .orderBy(desc(cases.number))
    .limit(limit),
)

/** A job, and one of its cases. */
type RecentJob = { readonly id: string; readonly caseId: string }

/** The jobs of a member, each once, among their newest cases (at most `limit`), if these were opened after an instant. */
export async function recentJobsOf(db: Db, authorId: string, since: string, limit: number): Promise<RecentJob[]> {
  const rows = await newestCases(db, limit).execute({ authorId })
  const recent = rows.filter(({ type, openedAt }) => type === 'job' && openedAt > since)
  return [...new Map(recent.map((job) => [job.id, job])).values()]
}

/** Those of these members whose withdrawal was carried out and is in force. */
export async function withdrawnAmong(db: Db, memberIds: readonly string[]): Promise<string[]> {
  if (memberIds.length === 0) return []
  const rows = await db
    .selectDistinct({ id: measures.memberId })
    .from(measures)
    .innerJoin(decisions, eq(decisions.id, measures.decisionId))
    .where(
      and(
        inArray(measures.memberId, [...memberIds]),
        eq(measures.measure, 'withdraw'),
        sql`${decisions.state} = 'standing'`,
        eq(decisions.reversed, 0),
      ),
    )
  return rows.map(({ id }) => id)
}
