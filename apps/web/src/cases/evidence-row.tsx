import type { PageRow } from '@mimamori/contract/cases/case-batch-contract'
import type { nextStep } from '@mimamori/copy/ledger/next-step.ja'
import type { Flag } from '@mimamori/policy/catalogue/detection-flag'
import { standingParts } from '@mimamori/policy/members/standing-rules'
import { cx } from '@mimamori/ui/class-names'
import { lazy, memo, type ReactNode, Suspense } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { ruleName, useRuleNames } from '../i18n/rule-names.ts'
import { stepWords } from '../i18n/step-words.ts'
import { lazyWithFallback } from '../parts/lazy-part.tsx'
import { MemberTitle } from '../parts/member-title.tsx'
import { Standing } from '../parts/standing.tsx'
import { CaseFacts } from './case-facts.tsx'
import { MarkedText } from './marked-text.tsx'
import { passageMarksOf } from './passage-marks.ts'

const PersonReasonSummary = lazy(lazyWithFallback(() => import('./person-reason-summary.tsx')))

type Props = {
  row: PageRow
  current: boolean
  /** the check box before it */
  choice: ReactNode
  /** what became of it */
  outcome: ReactNode
  copy: EvidenceRowCopy
  onSelect: (id: string) => void
}

/** The words of a row that are not those of a case. */
export type EvidenceRowCopy = {
  readonly noMarks: string
  readonly noReports: string
  readonly reports: (reports: number, reporters: number) => string
  readonly step: typeof nextStep
}

/** characters shown around a passage */
const CONTEXT_LENGTH = 24
const MAX_PASSAGES = 3

/** A case with its evidence in the row: what was flagged, how it begins, what was reported, who wrote it. */
export const EvidenceRow = memo(function EvidenceRow({ row, current, choice, outcome, copy, onSelect }: Props) {
  const { words } = useCopy()
  const { reports, reporters, standing, next } = row
  return (
    <li
      tabIndex={-1}
      data-card={row.id}
      data-seen={row.id}
      aria-labelledby={`row-${row.id}`}
      onFocus={() => onSelect(row.id)}
      className={cx(
        'grid scroll-my-2 grid-cols-[28px_minmax(0,1fr)] gap-x-2 border-b border-line px-4 py-3 outline-none',
        current && 'bg-accent-bg shadow-[inset_2px_0_0_var(--accent)]',
      )}
    >
      {choice}
      <div className="grid gap-1.5">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span className="text-sm text-ink2">#{row.number}</span>
          <MemberTitle id={`row-${row.id}`} text={row.title} className="font-semibold break-words" />
          <span className="text-sm text-ink2">{words.targets[row.target.type]}</span>
          <span className="ml-auto text-sm">{outcome}</span>
        </p>
        {row.people ? (
          <Suspense>
            <PersonReasonSummary
              people={row.people}
              state={row.state}
              without={row.flags.length === 0 ? copy.noMarks : null}
            />
          </Suspense>
        ) : null}
        {row.flags.length > 0 || !row.people ? <Passages row={row} none={copy.noMarks} /> : null}
        <p lang="ja" className="line-clamp-2 break-words text-ink2">
          {row.body}
        </p>
        <p className="flex flex-wrap gap-x-4 text-sm text-ink2">
          <span className={cx(reports > 0 && 'text-ink')}>
            {reports > 0 ? copy.reports(reports, reporters) : copy.noReports}
          </span>
          <Standing of={standing} />
          {next && standingParts(standing).length > 0 ? (
            <span>
              {copy.step.next} {stepWords(copy.step, next)}
            </span>
          ) : null}
        </p>
        <CaseFacts review={{ content: { facts: row.facts, receivedAt: row.receivedAt } }} className="gap-y-1" />
      </div>
    </li>
  )
})

/** The flagged passages, each with some text around it. */
function Passages({ row, none }: { row: PageRow; none: string }) {
  const { words } = useCopy()
  const names = useRuleNames()
  const shown = row.flags.filter(({ spans }) => spans.length > 0).slice(0, MAX_PASSAGES)
  if (row.flags.length === 0) return <p className="text-sm text-ink2">{none}</p>
  return (
    <ul className="grid gap-1 text-sm">
      {shown.map((flag) => (
        <li key={`${flag.rule} ${flag.spans[0]?.start}`} className="flex flex-wrap gap-x-2">
          <span className="font-semibold">{words.categoriesShort[flag.category]}</span>
          <span lang="ja">
            <PassageExcerpt row={row} flag={flag} />
          </span>
          <span className="text-ink2">
            {ruleName(names, flag.rule)} {flag.score.toFixed(2)}
          </span>
        </li>
      ))}
    </ul>
  )
}

function PassageExcerpt({ row, flag }: { row: PageRow; flag: Flag }) {
  const [span] = flag.spans
  if (!span) return null
  const whole = row[span.field]
  const from = Math.max(0, span.start - CONTEXT_LENGTH)
  const text = whole.slice(from, span.end + CONTEXT_LENGTH)
  const near = { ...flag, spans: [{ ...span, start: span.start - from, end: span.end - from }] }
  const lengths = { title: text.length, body: text.length }
  return (
    <>
      {from > 0 ? '…' : null}
      <MarkedText text={text} marks={passageMarksOf([near], lengths)} active={null} />
      {span.end + CONTEXT_LENGTH < whole.length ? '…' : null}
    </>
  )
}
