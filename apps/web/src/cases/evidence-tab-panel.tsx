import type { HistoryLine, Review } from '@mimamori/contract/cases/review-contract'
import { cx } from '@mimamori/ui/class-names'
import { Tag } from '@mimamori/ui/tag'
import { type ReactNode, useRef, useState } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { useKeys } from '../keys/keys-provider.tsx'
import { MemberTitle } from '../parts/member-title.tsx'
import { usePersonName } from '../parts/person-names.tsx'
import { ResponseLines } from '../parts/response-lines.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { ReportItem } from './report-item.tsx'
import { useReporterInvalidation } from './use-reporter-invalidation.ts'

type Props = {
  review: Review
  tab: 'reports' | 'history'
  /** on screen; an upcoming case takes no keys */
  active: boolean
  explain: (error: unknown) => string
}

/** The tabs beside the text. Loaded once the first case is painted. */
export default function EvidenceTabPanel({ review, tab, active, explain }: Props): ReactNode {
  if (tab === 'history') return <HistoryPanel history={review.history} />
  return <ReportsPanel review={review} active={active} explain={explain} />
}

/** Earlier decisions on the same target or the same member, newest first. */
function HistoryPanel({ history }: { history: readonly HistoryLine[] }): ReactNode {
  const evidence = useMessages('beside')
  if (history.length === 0) return <p className="py-6 text-ink2">{evidence.noHistory}</p>
  return (
    <ul>
      {history.map((line) => (
        <HistoryItem key={`${line.caseId} ${line.decidedAt}`} line={line} />
      ))}
    </ul>
  )
}

function HistoryItem({ line }: { line: HistoryLine }) {
  const { cases, words } = useCopy()
  const evidence = useMessages('beside')
  const nameOf = usePersonName()
  const what = line.measures.map((measure) => words.measures[measure]).join(words.plus) || words.noViolation
  const about = line.categories.map((category) => words.categoriesShort[category]).join(words.listed)
  return (
    <li className="grid gap-0.5 border-b border-line py-2.5">
      <span className="flex flex-wrap items-center gap-x-2.5">
        <b className={cx('font-semibold', line.state === 'undone' && 'text-ink2 line-through')}>{what}</b>
        {about ? <span>{about}</span> : null}
        {line.sameTarget ? <Tag tone="accent">{evidence.sameTarget}</Tag> : null}
        {line.quick ? <Tag tone="amber">{evidence.quick}</Tag> : null}
        {line.state === 'standing' ? null : <Tag>{evidence.states[line.state]}</Tag>}
        <span className="ml-auto text-sm text-ink2">
          <Timestamp at={line.decidedAt} />
        </span>
      </span>
      <span className="text-sm text-ink2">
        #{line.caseNumber} <MemberTitle text={line.title} /> · {cases.by(nameOf(line.by))}
      </span>
      <ResponseLines responses={line.responses} />
      {line.note ? <span className="verbatim text-sm">{evidence.note(line.note)}</span> : null}
    </li>
  )
}

type ReportsPanelProps = {
  review: Review
  active: boolean
  explain: (error: unknown) => string
}

/**
 * The reports of the case, with how reliable their reporters were before. Reporters are masked. The reports of one in
 * bad faith are invalidated here: arrow keys select a report, a key opens the reasons, a digit chooses one.
 */
function ReportsPanel({ review, active, explain }: ReportsPanelProps): ReactNode {
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
