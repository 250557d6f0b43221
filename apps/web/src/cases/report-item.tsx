import type { ReportLine } from '@mimamori/contract/cases/review-contract'
import { INVALID_REASONS, type InvalidReason } from '@mimamori/policy/reports/report-invalidation-rules'
import { confirmedShare, type ReporterReliability } from '@mimamori/policy/reports/reporter-reliability-rules'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { Problem } from '@mimamori/ui/problem'
import { Tag } from '@mimamori/ui/tag'
import { type ReactNode, useEffect, useRef } from 'react'
import { useCatalogueEntries } from '../api/catalogue-query.ts'
import { useLanguage } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { useKeycap, useKeys } from '../keys/keys-provider.tsx'
import { useOpenChoice } from '../keys/use-key-scene.ts'
import { ReportSourceLines } from '../parts/report-source-lines.tsx'
import { Timestamp } from '../parts/timestamp.tsx'

type Props = {
  report: ReportLine
  /** one of several: the one keys mean */
  current: boolean
  keyed: boolean
  /** the reasons for invalidating it are open */
  asking: boolean
  active: boolean
  busy: boolean
  problem: string | null
  /** invalidate it, or take that back; `null`: not for this person */
  onToggle: (() => void) | null
  onReason: (reason: InvalidReason) => void
  onBack: () => void
}

/** One report: its reason and text, the masked reporter, and its state. */
export function ReportItem({
  report,
  current,
  keyed,
  asking,
  active,
  busy,
  problem,
  onToggle,
  onReason,
  onBack,
}: Props): ReactNode {
  const evidence = useMessages('beside')
  const { language } = useLanguage()
  const entries = useCatalogueEntries()
  const { state, invalid, reporter, reason } = report
  const label = entries?.find(({ kind, id }) => kind === 'reason' && id === reason)?.data.label[language] ?? reason
  return (
    <li
      aria-current={current ? 'true' : undefined}
      className={cx(
        '-mx-3 grid gap-1.5 border-b border-line px-3 py-3',
        current && 'bg-accent-bg shadow-[inset_2px_0_0_var(--accent)]',
      )}
    >
      <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <b className={cx('font-semibold', invalid && 'text-ink2 line-through')}>{label}</b>
        {state === 'open' ? null : <Tag tone={invalid ? 'amber' : 'neutral'}>{evidence.reportStates[state]}</Tag>}
        <span className="ml-auto text-sm text-ink2">
          <Timestamp at={report.reportedAt} />
        </span>
      </span>
      {report.text ? (
        <p lang="ja" className={cx('verbatim max-w-[680px]', invalid && 'text-ink2')}>
          {report.text}
        </p>
      ) : (
        <p className="text-ink2">{evidence.noWords}</p>
      )}
      <ReportSourceLines source={report.source} hadPart={report.source?.hadPart ?? false} />
      <span className="flex min-h-6 flex-wrap items-center gap-x-3.5 gap-y-1 text-sm text-ink2">
        <span className="text-ink">{evidence.reporter(reporter.letter, reporter.masked)}</span>
        <ReliabilityShare {...reporter} />
        {reporter.open > 0 ? <span>{evidence.stillOpen(reporter.open)}</span> : null}
        {onToggle && !asking ? (
          <InvalidateButton report={report} keyed={keyed} busy={busy} onToggle={onToggle} />
        ) : null}
      </span>
      {invalid ? (
        <p className="text-sm text-ink2">
          {evidence.invalidBy(evidence.invalidReasons[invalid.reason], invalid.by)} <Timestamp at={invalid.at} />
        </p>
      ) : null}
      {asking ? (
        <InvalidateReporterPanel reporter={reporter} active={active} busy={busy} onReason={onReason} onBack={onBack} />
      ) : null}
      <Problem plain small>
        {problem}
      </Problem>
    </li>
  )
}

type InvalidateButtonProps = Pick<Props, 'report' | 'keyed' | 'busy'> & { onToggle: () => void }

/** Offered where there is something to invalidate or to take back. */
function InvalidateButton({ report, keyed, busy, onToggle }: InvalidateButtonProps) {
  const evidence = useMessages('beside')
  const keycap = useKeycap()
  const { state, reporter } = report
  if (state !== 'invalidated' && reporter.open === 0) return null
  return (
    <Button
      small
      disabled={busy}
      keycap={keyed ? keycap('invalidate') : undefined}
      onClick={onToggle}
      className="ml-auto"
    >
      {state === 'invalidated' ? evidence.restore : evidence.invalidate}
    </Button>
  )
}

/** with fewer reports a share says little, and is grey */
const MIN_MEANINGFUL_REPORTS = 20

/** How often what a member reported was confirmed, with how many there were. */
function ReliabilityShare(of: ReporterReliability): ReactNode {
  const evidence = useMessages('beside')
  const share = confirmedShare(of)
  return (
    <>
      {share === null ? (
        <span>{of.reviewed === 0 ? evidence.nothingReviewed : evidence.tooFewReviewed(of.reviewed)}</span>
      ) : (
        <span title={evidence.shareMeans} className={cx(of.reviewed >= MIN_MEANINGFUL_REPORTS && 'text-ink')}>
          {evidence.share(Math.round(share * 100), of.reviewed)}
        </span>
      )}
      {of.outOfScope > 0 ? <span>{evidence.outOfScope(of.outOfScope)}</span> : null}
      {of.invalidated > 0 ? <span className="text-amber">{evidence.invalidCases(of.invalidated)}</span> : null}
    </>
  )
}

type InvalidateReporterPanelProps = {
  reporter: ReportLine['reporter']
  active: boolean
  busy: boolean
  onReason: (reason: InvalidReason) => void
  onBack: () => void
}

/** Asks why a reporter's open reports are invalid, and says how many there are: a digit marks them with a reason, Esc goes back. */
function InvalidateReporterPanel({
  reporter,
  active,
  busy,
  onReason,
  onBack,
}: InvalidateReporterPanelProps): ReactNode {
  const evidence = useMessages('beside')
  const panel = useRef<HTMLElement>(null)
  const choose = (index: number) => {
    const reason = INVALID_REASONS[index]
    if (reason && !busy) onReason(reason)
  }
  useOpenChoice(active ? 'no_measure' : null)
  useKeys({ digit: (n) => choose(n - 1), escape: onBack }, active)
  useEffect(() => panel.current?.scrollIntoView({ block: 'nearest' }), [])
  const title = evidence.invalidateTitle(reporter.letter, reporter.open)
  return (
    <section ref={panel} aria-label={title} className="grid gap-2 rounded-md border border-line2 bg-panel p-3">
      <p className="font-semibold">{title}</p>
      <div className="flex flex-wrap gap-1.5">
        {INVALID_REASONS.map((reason, index) => (
          <Button key={reason} disabled={busy} keycap={String(index + 1)} onClick={() => choose(index)}>
            {evidence.invalidReasons[reason]}
          </Button>
        ))}
        <Button variant="quiet" keycap="Esc" onClick={onBack}>
          {evidence.invalidBack}
        </Button>
      </div>
      <p className="text-sm text-ink2">{evidence.invalidHint}</p>
    </section>
  )
}
