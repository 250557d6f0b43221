import type { Review } from '@mimamori/contract/cases/review-contract'
import type { Flag } from '@mimamori/policy/catalogue/detection-flag'
import { confirmedShare } from '@mimamori/policy/reports/reporter-reliability-rules'
import { IconButton } from '@mimamori/ui/icon-button'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { lazy, type ReactNode, Suspense } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { ruleName, useRuleNames } from '../i18n/rule-names.ts'
import { Keycap } from '../keys/keycap.tsx'
import { lazyWithFallback } from '../parts/lazy-part.tsx'
import { RankSum } from './rank-sum.tsx'

const MissedCorrection = lazy(lazyWithFallback(() => import('./missed-correction.tsx')))
const PersonReasonLines = lazy(lazyWithFallback(() => import('./person-reason-lines.tsx')))
const CopiedCaseLink = lazy(lazyWithFallback(() => import('./copied-case-link.tsx')))

type Props = {
  review: Review
  /** which passage is active, from 0, and of how many */
  at: number
  of: number
  onStep: (by: 1 | -1) => void
  onFlag: (number: number) => void
  /** shows what changed since a correction was asked for */
  onCompare: () => void
}

/** The reasons the case is in the queue: flags, reports, and its priority. */
export function CaseSignals({ review, at, of, onStep, onFlag, onCompare }: Props): ReactNode {
  const { cases } = useCopy()
  return (
    <section aria-label={cases.why} className="mt-3 rounded-lg border border-line bg-panel">
      <div className="flex min-h-9 items-center justify-between px-3.5 text-sm text-ink2">
        <h2 className="font-semibold">{cases.why}</h2>
        {of > 0 ? (
          <span className="flex items-center gap-1">
            <span className="mr-1">{cases.marksAt(at + 1, of)}</span>
            <IconButton label={cases.nextMark} onClick={() => onStep(1)} className="size-6!">
              <ChevronDown size={14} />
            </IconButton>
            <Keycap action="nextMark" />
            <IconButton label={cases.previousMark} onClick={() => onStep(-1)} className="size-6!">
              <ChevronUp size={14} />
            </IconButton>
            <Keycap action="previousMark" />
          </span>
        ) : null}
      </div>
      <ul>
        {review.people ? (
          <Suspense>
            <PersonReasonLines people={review.people} state={review.state} />
          </Suspense>
        ) : null}
        {review.missed ? (
          <Suspense>
            <MissedCorrection missed={review.missed} present={review.content.version} onCompare={onCompare} />
          </Suspense>
        ) : null}
        {review.flags.map((flag, index) => (
          <FlagLine
            key={`${flag.rule} ${flag.spans[0]?.start}`}
            flag={flag}
            copied={flag.copies && review.copied}
            number={index + 1}
            onFlag={onFlag}
          />
        ))}
        {review.flags.length + review.reports.length === 0 && !review.missed && !review.people ? (
          <li className="border-t border-line px-3.5 py-2 text-ink2">{cases.noFlags}</li>
        ) : null}
        <ReportsLine review={review} />
      </ul>
      <RankSum lines={review.rank.lines} />
    </section>
  )
}

const LINE =
  'grid grid-cols-[20px_minmax(0,1fr)_auto] gap-x-2.5 border-t border-line px-3.5 py-2 sheet:grid-cols-[20px_136px_minmax(0,1fr)_auto]'

type FlagLineProps = {
  flag: Flag
  /** the case that hid what it says the text copies */
  copied: Review['copied']
  number: number
  onFlag: (number: number) => void
}

function FlagLine({ flag, copied, number, onFlag }: FlagLineProps) {
  const { cases, detection, words } = useCopy()
  const name = ruleName(useRuleNames(), flag.rule)
  const reason = detection.reasons[flag.reason] ?? flag.reason
  return (
    <li className={LINE}>
      <button
        type="button"
        disabled={flag.spans.length === 0}
        aria-label={cases.mark(number)}
        title={cases.mark(number)}
        onClick={() => onFlag(number)}
        className="relative mt-px grid size-[18px] place-items-center rounded-full bg-mark text-xs font-semibold after:absolute after:-inset-1"
      >
        {number}
      </button>
      <span className="font-semibold">{words.categoriesShort[flag.category]}</span>
      <span
        className="max-sheet:col-start-2 max-sheet:row-start-2"
        title={name ? `${cases.rule(name)} ${flag.score.toFixed(2)}` : undefined}
      >
        {copied ? (
          <Suspense fallback={reason}>
            <CopiedCaseLink copied={copied} />
          </Suspense>
        ) : (
          reason
        )}
      </span>
    </li>
  )
}

function ReportsLine({ review }: { review: Review }) {
  const { cases } = useCopy()
  const valid = review.reports.filter(({ state }) => state !== 'invalidated')
  const [first] = valid
  if (!first) return null
  const share = confirmedShare(first.reporter)
  return (
    <li className={LINE}>
      <span
        aria-hidden="true"
        className="mt-px grid size-[18px] place-items-center rounded-full bg-sunk text-xs font-semibold"
      >
        {cases.reportMark}
      </span>
      <span className="font-semibold">{cases.reportsLine(valid.length, review.reporters)}</span>
      <span lang="ja" className="line-clamp-2 max-sheet:col-span-2 max-sheet:col-start-2 max-sheet:row-start-2">
        「{first.text}」
      </span>
      {share === null ? null : (
        <span className="text-sm/5 whitespace-nowrap text-ink2">
          {cases.reportShare(Math.round(share * 100), first.reporter.reviewed)}
        </span>
      )}
    </li>
  )
}
