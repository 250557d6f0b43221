import type { ReportLine } from '@mimamori/contract/cases/review'
import { NOTHING_KNOWN } from '@mimamori/policy/reports/reliability'
import { reportState } from '@mimamori/policy/reports/report-state'
import { letterOf, maskReporter } from '@mimamori/policy/reports/reporter'
import type { Desk } from '@mimamori/storage/desk'
import type { StoredReport } from '@mimamori/storage/intake/reads'
import { decisionStateOf, reportersOf } from '@mimamori/storage/reports/reads'
import { aliasesOf } from '@mimamori/storage/staff/reads'

/** The reports of a case as the desk's own people see them. */
export async function reportLines(
  { db }: Desk,
  caseId: string,
  reports: readonly StoredReport[],
): Promise<ReportLine[]> {
  if (reports.length === 0) return []
  const ids = [...new Set(reports.map(({ reporterId }) => reporterId))]
  const by = [...new Set(reports.flatMap(({ invalid }) => (invalid ? [invalid.by] : [])))]
  const [reporters, decision, aliases] = await Promise.all([
    reportersOf(db, ids),
    decisionStateOf(db, caseId),
    aliasesOf(db, by),
  ])
  return reports.map(({ id, reason, text, reportedAt, invalid, whileHeld, reporterId }) => ({
    id,
    reason,
    text,
    reportedAt,
    state: reportState({ invalid, whileHeld, caseId, decision }),
    invalid: invalid && { ...invalid, by: aliases.get(invalid.by) ?? '' },
    reporter: {
      ...(reporters.get(reporterId) ?? { ...NOTHING_KNOWN, open: 0 }),
      letter: letterOf(ids.indexOf(reporterId)),
      masked: maskReporter(reporterId),
    },
  }))
}
