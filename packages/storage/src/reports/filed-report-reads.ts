import type { Target, TargetType } from '@mimamori/policy/intake/intake-arrivals'
import type { Invalidation, InvalidReason } from '@mimamori/policy/reports/report-invalidation-rules'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { reports } from '../schema/sqlite.ts'

const p = sql.placeholder

const reportsByCase = prepared((db) =>
  db
    .select()
    .from(reports)
    .where(eq(reports.caseId, p('caseId')))
    .orderBy(asc(reports.receivedAt), asc(reports.id)),
)

const reportsWithoutCase = prepared((db) =>
  db
    .select({ id: reports.id, invalidatedAt: reports.invalidatedAt })
    .from(reports)
    .where(and(eq(reports.targetType, p('type')), eq(reports.targetId, p('id')), isNull(reports.caseId))),
)

export type StoredReport = {
  readonly id: string
  readonly reporterId: string
  readonly reason: string
  readonly text: string
  readonly reportedAt: string
  readonly whileHeld: boolean
  /** set when its reporter was found to act in bad faith: the report is kept and not counted */
  readonly invalid: Invalidation | null
}

const toReport = (row: typeof reports.$inferSelect): StoredReport => ({
  id: row.id,
  reporterId: row.reporterId,
  reason: row.reason,
  text: row.text,
  reportedAt: row.reportedAt,
  whileHeld: row.whileHeld === 1,
  invalid:
    row.invalidatedAt === null
      ? null
      : { at: row.invalidatedAt, by: row.invalidatedBy ?? '', reason: row.invalidReason as InvalidReason },
})

/** The reports of a case, in order of arrival. */
export async function reportsOfCase(db: Db, caseId: string): Promise<StoredReport[]> {
  const rows = await reportsByCase(db).execute({ caseId })
  return rows.map(toReport)
}

/** Reports that arrived before their target; `valid`: not invalidated. */
export async function reportsWaitingFor(db: Db, target: Target): Promise<{ id: string; valid: boolean }[]> {
  const rows = await reportsWithoutCase(db).execute({ ...target })
  return rows.map(({ id, invalidatedAt }) => ({ id, valid: invalidatedAt === null }))
}

/** A report with its target and case; `null`: there is none. */
export async function reportById(
  db: Db,
  id: string,
): Promise<(StoredReport & { readonly target: Target; readonly caseId: string | null }) | null> {
  const [row] = await db.select().from(reports).where(eq(reports.id, id))
  if (!row) return null
  const target: Target = { type: row.targetType as TargetType, id: row.targetId }
  return { ...toReport(row), target, caseId: row.caseId }
}
