import type { ReportLine } from '@mimamori/contract/cases/review-contract'
import type { ReportSourceView } from '@mimamori/contract/reports/report-source-contract'
import type { ReportSource } from '@mimamori/policy/reports/report-source'
import { deriveReportState } from '@mimamori/policy/reports/report-state-rules'
import { maskReporter, reporterLabel } from '@mimamori/policy/reports/reporter-masking'
import { UNKNOWN_RELIABILITY } from '@mimamori/policy/reports/reporter-reliability-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { reportsOfCase, type StoredReport } from '@mimamori/storage/reports/filed-report-reads'
import { decisionStateOf } from '@mimamori/storage/reports/report-reads'
import { reportersOfCase } from '@mimamori/storage/reports/reporter-reads'
import { aliasesOf } from '@mimamori/storage/staff/staff-reads'
import type { Storage } from '@mimamori/storage/storage'
import { loadReportSources } from './report-sources.ts'

const toSourceLine = (
  view: ReportSourceView | null,
  source: ReportSource | null,
  { id }: Staff,
): ReportLine['source'] => view && source && { ...view, hadPart: source.hadPart.includes(id) }

/**
 * The reports of a case, as stored and as lines for the screen. Reporters are shown as a letter, the end of their id,
 * and their reliability.
 */
export async function loadReportsWithLines(
  { db }: Storage,
  actor: Staff,
  caseId: string,
): Promise<{ reports: readonly StoredReport[]; lines: ReportLine[] }> {
  const [reports, reporters, decision] = await Promise.all([
    reportsOfCase(db, caseId),
    reportersOfCase(db, caseId),
    decisionStateOf(db, caseId),
  ])
  const ids = [...new Set(reports.map(({ reporterId }) => reporterId))]
  const aliases = await aliasesOf(db, [...new Set(reports.flatMap(({ invalid }) => (invalid ? [invalid.by] : [])))])
  const sourceOf = await loadReportSources(
    db,
    reports.map(({ source }) => source),
  )
  const lines = reports.map(({ id, reason, text, reportedAt, invalid, whileHeld, reporterId, source }) => ({
    id,
    reason,
    text,
    reportedAt,
    state: deriveReportState({ invalid, whileHeld, caseId, decision }),
    invalid: invalid && { ...invalid, by: aliases.get(invalid.by) ?? '' },
    source: toSourceLine(sourceOf(source), source, actor),
    reporter: {
      ...(reporters.get(reporterId) ?? { ...UNKNOWN_RELIABILITY, open: 0 }),
      letter: reporterLabel(ids.indexOf(reporterId)),
      masked: maskReporter(reporterId),
    },
  }))
  return { reports, lines }
}
