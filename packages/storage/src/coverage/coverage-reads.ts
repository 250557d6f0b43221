import type { CaseState } from '@mimamori/policy/cases/case-model'
import type { ReceivedVersion } from '@mimamori/policy/coverage/coverage-rules'
import { and, asc, count, eq, gte, lt, type SQL, sql } from 'drizzle-orm'
import { isUnfinished } from '../cases/unfinished-case.ts'
import { decidesItsCase, findsNoViolation } from '../decisions/case-decision.ts'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { cases, contents, contentVersions, decisions } from '../schema/sqlite.ts'

const p = sql.placeholder
const isJob = sql`${contentVersions.type} = 'job'`

const receivedCount = prepared((db) =>
  db
    .select({ n: count() })
    .from(contentVersions)
    .where(and(isJob, gte(contentVersions.receivedAt, p('from')), lt(contentVersions.receivedAt, p('until')))),
)

/** How many versions of jobs were received from one instant, included, to another, excluded. */
export async function countReceived(db: Db, from: string, until: string): Promise<number> {
  const [row] = await receivedCount(db).execute({ from, until })
  return row?.n ?? 0
}

const decisionsOfCase = (caseId: SQL) => sql`${decisions.caseId} = ${caseId} and ${decisions.state} <> 'undone'
  and ${decidesItsCase} and ${decisions.state} <> 'proposed' and ${decisions.contentVersion} = ${contentVersions.version}`

/** Of the decisions on a version in closed cases: 2: one confirms a violation and is not reversed, 1: none does, `null`: there is none. */
const closedWith = sql<number | null>`(
  select max(case when ${findsNoViolation} then 1 else 2 end)
  from ${cases} c join ${decisions} on ${decisionsOfCase(sql`c.id`)}
  where c.state = 'closed' and c.target_type = ${contentVersions.type} and c.target_id = ${contentVersions.id}
)`

/** The same of the decision on the unfinished case. */
const heldWith = sql<number | null>`(
  select case when ${findsNoViolation} then 1 else 2 end
  from ${decisions} where ${decisionsOfCase(sql`${cases.id}`)}
)`

const receivedVersions = prepared((db) =>
  db
    .select({
      receivedAt: contentVersions.receivedAt,
      id: contentVersions.id,
      version: contentVersions.version,
      latest: contents.version,
      caseId: cases.id,
      caseNumber: cases.number,
      title: contentVersions.title,
      state: cases.state,
      caseVersion: cases.contentVersion,
      joinedWhileHeld: cases.joinedWhileHeld,
      closedWith,
      heldWith,
    })
    .from(contentVersions)
    .innerJoin(contents, and(eq(contents.type, contentVersions.type), eq(contents.id, contentVersions.id)))
    .leftJoin(
      cases,
      and(
        eq(cases.kind, 'review'),
        eq(cases.targetType, contentVersions.type),
        eq(cases.targetId, contentVersions.id),
        isUnfinished,
      ),
    )
    .where(
      and(
        isJob,
        gte(contentVersions.receivedAt, p('from')),
        lt(contentVersions.receivedAt, p('until')),
        sql`(${contentVersions.receivedAt}, ${contentVersions.id}, ${contentVersions.version})
          > (${p('receivedAt')}, ${p('id')}, ${p('version')})`,
      ),
    )
    .orderBy(asc(contentVersions.receivedAt), asc(contentVersions.id), asc(contentVersions.version))
    .limit(p('limit')),
)

/** The version after which a page begins. */
export type PageStart = { readonly receivedAt: string; readonly id: string; readonly version: number }

export type CoveredVersion = ReceivedVersion &
  PageStart & { readonly case: { readonly id: string; readonly number: number; readonly title: string } | null }

const DECIDED = ['no', 'passed', 'violation'] as const

/** Versions of jobs received within a time span, in order of arrival, with what was decided about each. */
export async function receivedPage(
  db: Db,
  within: { readonly from: string; readonly until: string },
  behind: PageStart | null,
  limit: number,
): Promise<CoveredVersion[]> {
  const after = behind ?? { receivedAt: '', id: '', version: 0 }
  const rows = await receivedVersions(db).execute({ ...within, ...after, limit })
  return rows.map((row) => {
    const { caseId, caseNumber, title, state, caseVersion, joinedWhileHeld } = row
    const underway = caseId !== null && state !== null && caseVersion !== null
    return {
      receivedAt: row.receivedAt,
      id: row.id,
      version: row.version,
      latest: row.latest,
      case: caseId !== null && caseNumber !== null ? { id: caseId, number: caseNumber, title: title ?? '' } : null,
      decided: DECIDED[Math.max(row.closedWith ?? 0, row.heldWith ?? 0)] ?? 'no',
      unfinished: underway
        ? { state: state as CaseState, contentVersion: caseVersion, joinedWhileHeld: joinedWhileHeld === 1 }
        : null,
    }
  })
}
