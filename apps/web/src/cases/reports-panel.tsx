import type { ReportLine } from '@mimamori/contract/cases/review'
import { useEntries } from '../api/catalogue.ts'
import { useLanguage } from '../language/language.tsx'
import { When } from '../language/when.tsx'
import { useBesideCopy } from './beside-copy.ts'

/** What members reported, in their own words. Who they are is not shown to anybody here. */
export function ReportsPanel({ reports }: { reports: readonly ReportLine[] }) {
  const beside = useBesideCopy()
  const { language } = useLanguage()
  const entries = useEntries()
  const labelOf = (reason: string) =>
    entries?.find(({ kind, id }) => kind === 'reason' && id === reason)?.data.label[language] ?? reason
  if (reports.length === 0) return <p className="py-6 text-ink2">{beside.noReports}</p>
  return (
    <ul>
      {reports.map((report) => (
        <li key={`${report.reportedAt} ${report.text}`} className="grid gap-1 border-b border-line py-3">
          <span className="flex justify-between gap-4">
            <b className="font-semibold">{labelOf(report.reason)}</b>
            <span className="text-sm text-ink2">
              <When at={report.reportedAt} />
            </span>
          </span>
          <p lang="ja" className="verbatim max-w-[680px]">
            {report.text}
          </p>
        </li>
      ))}
    </ul>
  )
}
