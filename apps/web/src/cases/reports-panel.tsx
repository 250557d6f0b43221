import type { Review } from '@mimamori/contract/cases/review-contract'
import { type ReactNode, useRef, useState } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { useKeys } from '../keys/keys-provider.tsx'
import { ReportItem } from './report-item.tsx'
import { useReporterInvalidation } from './use-reporter-invalidation.ts'

type Props = {
  review: Review
  active: boolean
  explain: (error: unknown) => string
}

/**
 * The reports of the case, with how reliable their reporters were before. Reporters are masked. The reports of one in
 * bad faith are invalidated here: arrow keys select a report, a key opens the reasons, a digit chooses one.
 */
export function ReportsPanel({ review, active, explain }: Props): ReactNode {
  const evidence = useMessages('beside')
  const { reports, mayInvalidate } = review
  const list = useRef<HTMLUListElement>(null)
  const [selected, setSelected] = useState(0)
  const [asking, ask] = useState(false)
  const current = reports[Math.min(selected, reports.length - 1)]
  const { run, busy, problem, forget } = useReporterInvalidation(review.id, explain)
  const select = (index: number) => {
    if (index === selected) return
    setSelected(index)
    ask(false)
    forget()
  }
  const step = (by: number) => {
    const next = Math.max(0, Math.min(reports.length - 1, selected + by))
    select(next)
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' })
  }
  const turn = () => {
    if (!current || busy) return
    if (current.state === 'invalidated') void run({ restore: current.id })
    else if (current.reporter.open > 0) ask(true)
  }
  const takesKeys = active && reports.length > 0
  useKeys({ up: () => step(-1), down: () => step(1) }, takesKeys && !asking)
  useKeys({ invalidate: turn }, takesKeys && mayInvalidate && !asking)
  if (reports.length === 0) return <p className="py-6 text-ink2">{evidence.noReports}</p>
  return (
    <ul ref={list}>
      {reports.map((report, index) => (
        <ReportItem
          key={report.id}
          report={report}
          current={report === current && (reports.length > 1 || asking)}
          keyed={report === current}
          asking={asking && report === current}
          active={active}
          busy={busy}
          problem={report === current ? problem : null}
          onToggle={
            mayInvalidate
              ? () => {
                  select(index)
                  if (report.state === 'invalidated') void run({ restore: report.id })
                  else ask(true)
                }
              : null
          }
          onReason={(reason) => void run({ invalidate: report.id, reason }).then((done) => done && ask(false))}
          onBack={() => ask(false)}
        />
      ))}
    </ul>
  )
}
