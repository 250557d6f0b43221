import type { Target, TargetType } from '@mimamori/policy/intake/intake-arrivals'
import type { Invalidation, InvalidReason } from '@mimamori/policy/reports/report-invalidation-rules'
import type { ReportSource } from '@mimamori/policy/reports/report-source'
import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
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

const SOURCE = { enquiryId: reports.enquiryId, enteredBy: reports.enteredBy, hadPart: reports.hadPart }
/** asked at every decision */
const sourcesByCase = prepared((db) =>
  db
    .select(SOURCE)
    .from(reports)
    .where(and(eq(reports.caseId, p('caseId')), sql`${reports.whileHeld} = 0`, isNotNull(reports.enquiryId))),
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
  /** of one that was made from an enquiry; `null`: a member sent it */
  readonly source: ReportSource | null
}

const toSource = ({
  enquiryId,
  enteredBy,
  hadPart,
}: Pick<typeof reports.$inferSelect, 'enquiryId' | 'enteredBy' | 'hadPart'>): ReportSource | null =>
  enquiryId === null ? null : { enquiryId, enteredBy, hadPart: JSON.parse(hadPart) }

const toReport = (row: typeof reports.$inferSelect): StoredReport => ({
  id: row.id,
  reporterId: row.reporterId,
  reason: row.reason,
  text: row.text,
  reportedAt: row.reportedAt,
  whileHeld: row.whileHeld === 1,
  source: toSource(row),
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

/** Where the reports of this case come from, and those with these ids: of each that was made from an enquiry. What came while it was held is not its. */
export async function sourcesBehind(
  db: Db,
  { caseId, reportIds = [] }: { readonly caseId: string; readonly reportIds?: readonly string[] },
): Promise<{ readonly source: ReportSource | null }[]> {
  const ofCase = await sourcesByCase(db).execute({ caseId })
  const named = await sourcesOfReports(db, reportIds)
  return [...ofCase.map((row) => ({ source: toSource(row) })), ...[...named.values()].map((source) => ({ source }))]
}

/** Where each of these reports comes from that was made from an enquiry, by id. */
export async function sourcesOfReports(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, ReportSource>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select()
    .from(reports)
    .where(and(inArray(reports.id, [...ids]), isNotNull(reports.enquiryId)))
  return new Map(
    rows.flatMap((row) => {
      const source = toSource(row)
      return source ? [[row.id, source] as const] : []
    }),
  )
}
