import type { ReportSourceView } from '@mimamori/contract/reports/report-source-contract'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'

type Props = {
  /** `null`: a member sent the report, and there is nothing to say */
  source: ReportSourceView | null
  /** this person had part in it: says what that keeps them from */
  hadPart?: boolean
}

/** That a report was made from an enquiry, and who wrote that down. */
export function ReportSourceLines({ source, hadPart = false }: Props): ReactNode {
  const copy = useMessages('reports/report-source')
  if (source === null) return null
  return (
    <span className="grid gap-0.5 text-sm">
      <span className="text-ink2">{copy.fromEnquiry(source.caseNumber)}</span>
      {source.enteredBy === null ? null : <span className="text-amber">{copy.enteredBy(source.enteredBy)}</span>}
      {hadPart ? <span className="text-amber">{copy.hadPart}</span> : null}
    </span>
  )
}
