import { type ReporterReliability, UNKNOWN_RELIABILITY } from '@mimamori/policy/reports/reporter-reliability-rules'
import { and, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { decisions, reports } from '../schema/sqlite.ts'
import {
  hasDecision,
  isConfirmed,
  isOutOfScope,
  isOwnReport,
  isReviewed,
  isUndecided,
  isValid,
} from './report-reads.ts'

/** A reporter's reliability, and how many of their reports are open. */
export type Reporter = ReporterReliability & { readonly open: number }

const reporterColumns = {
  reviewed: sql`count(distinct case when ${and(isOwnReport, isReviewed)} then ${reports.caseId} end)`.mapWith(Number),
  confirmed: sql`count(distinct case when ${and(isOwnReport, isConfirmed)} then ${reports.caseId} end)`.mapWith(Number),
  invalidated:
    sql`count(distinct case when ${and(isOwnReport, isNotNull(reports.invalidatedAt))} then ${reports.targetType} || '/' || ${reports.targetId} end)`.mapWith(
      Number,
    ),
  outOfScope: sql`count(distinct case when ${and(isOwnReport, isOutOfScope)} then ${reports.caseId} end)`.mapWith(
    Number,
  ),
  open: sql`sum(case when ${and(isOwnReport, isValid, isUndecided)} then 1 else 0 end)`.mapWith(Number),
}

/** Reliability is computed from the reports that they sent and the decisions on them, and not stored. */
const selectReporters = (db: Db, whose: SQL) =>
  db
    .select({ id: reports.reporterId, known: reporterColumns })
    .from(reports)
    .leftJoin(decisions, hasDecision)
    .where(whose)
    .groupBy(reports.reporterId)

const oneReporter = prepared((db) => selectReporters(db, eq(reports.reporterId, sql.placeholder('id'))))

const caseReportsAlias = alias(reports, 'of_case')

const reportersOfOneCase = prepared((db) => {
  const those = db
    .select({ id: caseReportsAlias.reporterId })
    .from(caseReportsAlias)
    .where(eq(caseReportsAlias.caseId, sql.placeholder('caseId')))
  return selectReporters(db, inArray(reports.reporterId, those))
})

/** The reporters with these member ids; nearly always one. */
export async function reportersOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Reporter>> {
  const all = new Map<string, Reporter>(ids.map((id) => [id, { ...UNKNOWN_RELIABILITY, open: 0 }]))
  const [one, ...others] = all.keys()
  if (one === undefined) return all
  const reporters =
    others.length > 0
      ? selectReporters(db, inArray(reports.reporterId, [one, ...others]))
      : oneReporter(db).execute({ id: one })
  for (const { id, known } of await reporters) all.set(id, known)
  return all
}

/** The reporters of a case, by member id. */
export async function reportersOfCase(db: Db, caseId: string): Promise<ReadonlyMap<string, Reporter>> {
  const reporters = await reportersOfOneCase(db).execute({ caseId })
  return new Map(reporters.map(({ id, known }) => [id, known]))
}
