import type { Review } from '@mimamori/contract/cases/review-contract'
import { useRef, useState } from 'react'
import { useKeys } from '../keys/keys-provider.tsx'
import { useBesideCopy } from './beside-copy.ts'
import { ReportItem } from './report-item.tsx'
import { useBadFaith } from './use-bad-faith.ts'

type Props = {
  review: Review
  active: boolean
  explain: (error: unknown) => string
}

/**
 * What members reported, in their own words, with how right they were before. Who they are is shown to nobody; whoever acts
 * in bad faith is silenced from one of their reports: the arrows choose it, a key and a digit do it.
 */
export function ReportsPanel({ review, active, explain }: Props) {
  const beside = useBesideCopy()
  const { reports, mayInvalidate } = review
  const list = useRef<HTMLUListElement>(null)
  const [at, setAt] = useState(0)
  const [asking, ask] = useState(false)
  const current = reports[Math.min(at, reports.length - 1)]
  const { run, busy, problem, forget } = useBadFaith(review.id, explain)
  const stand = (index: number) => {
    if (index === at) return
    setAt(index)
    ask(false)
    forget()
  }
  const step = (by: number) => {
    const next = Math.max(0, Math.min(reports.length - 1, at + by))
    stand(next)
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' })
  }
  const turn = () => {
    if (!current || busy) return
    if (current.state === 'invalidated') void run({ restore: current.id })
    else if (current.reporter.open > 0) ask(true)
  }
  const hears = active && reports.length > 0
  useKeys({ up: () => step(-1), down: () => step(1) }, hears && !asking)
  useKeys({ invalidate: turn }, hears && mayInvalidate && !asking)
  if (reports.length === 0) return <p className="py-6 text-ink2">{beside.noReports}</p>
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
          onTurn={
            mayInvalidate
              ? () => {
                  stand(index)
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
