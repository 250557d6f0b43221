import type { MemberRole, Profile, Verifications } from '@mimamori/policy/intake/intake-arrivals'
import { and, asc, count, eq, gt, isNull, lte, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { measures, memberMetrics, members } from '../schema/sqlite.ts'
import { parseReported, type ReportedMetrics } from './metric-reads.ts'

const p = sql.placeholder

/** What standards judge a member by, apart from their standing at the desk. */
export type EvaluatedMember = ReportedMetrics & {
  readonly id: string
  readonly roles: readonly MemberRole[]
  readonly verifications: Verifications
  readonly profile: Profile
  readonly hasDisplayName: boolean
  readonly receivedAt: string
}

const columns = {
  id: members.id,
  roles: members.roles,
  verifications: members.verifications,
  profile: members.profile,
  receivedAt: members.receivedAt,
  displayName: sql<number>`case when ${members.displayName} = '' then 0 else 1 end`,
  metrics: sql<string>`coalesce(${memberMetrics.metrics}, '{}')`,
  category: sql<string>`coalesce(${memberMetrics.category}, '')`,
}

const pageOfMembers = prepared((db) =>
  db
    .select(columns)
    .from(members)
    .leftJoin(memberMetrics, eq(memberMetrics.memberId, members.id))
    .where(and(gt(members.id, p('after')), isNull(members.erasedAt)))
    .orderBy(asc(members.id))
    .limit(p('limit')),
)

const memberWithId = prepared((db) =>
  db
    .select(columns)
    .from(members)
    .leftJoin(memberMetrics, eq(memberMetrics.memberId, members.id))
    .where(and(eq(members.id, p('id')), isNull(members.erasedAt))),
)

type MemberRow = Awaited<ReturnType<ReturnType<typeof memberWithId>['execute']>>[number]

const toEvaluated = ({
  id,
  roles,
  verifications,
  profile,
  receivedAt,
  displayName,
  ...reported
}: MemberRow): EvaluatedMember => ({
  id,
  roles: JSON.parse(roles),
  verifications: JSON.parse(verifications),
  profile: JSON.parse(profile),
  hasDisplayName: Number(displayName) === 1,
  receivedAt,
  ...parseReported(reported),
})

/** Members after this id, by id; those whose data was erased are left out. */
export async function evaluatedMembers(db: Db, after: string, limit: number): Promise<EvaluatedMember[]> {
  return (await pageOfMembers(db).execute({ after, limit })).map(toEvaluated)
}

/** One member as standards judge them; `null`: the desk does not know them, or their data was erased. */
export async function evaluatedMember(db: Db, id: string): Promise<EvaluatedMember | null> {
  const [row] = await memberWithId(db).execute({ id })
  return row ? toEvaluated(row) : null
}

/** How many members an evaluation goes through. */
export async function countEvaluatedMembers(db: Db): Promise<number> {
  const [row] = await db.select({ n: count() }).from(members).where(isNull(members.erasedAt))
  return row?.n ?? 0
}

const measuredMembers = prepared((db) =>
  db
    .selectDistinct({ memberId: measures.memberId })
    .from(measures)
    .where(and(gt(measures.memberId, p('after')), lte(measures.memberId, p('last')))),
)

/** Ids of members with lines in the ledger, of those after one id up to another. */
export async function membersWithLedger(db: Db, after: string, last: string): Promise<string[]> {
  return (await measuredMembers(db).execute({ after, last })).map(({ memberId }) => memberId)
}
