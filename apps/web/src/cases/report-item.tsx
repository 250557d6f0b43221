import type { ReportLine } from '@mimamori/contract/cases/review-contract'
import type { InvalidReason } from '@mimamori/policy/reports/report-invalidation-rules'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { Problem } from '@mimamori/ui/problem'
import { Tag } from '@mimamori/ui/tag'
import type { ReactNode } from 'react'
import { useCatalogueEntries } from '../api/catalogue-query.ts'
import { useLanguage } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { useKeycap } from '../keys/keys-provider.tsx'
import { ReportSourceLines } from '../parts/report-source-lines.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { InvalidateReporterPanel } from './invalidate-reporter-panel.tsx'
import { ReliabilityShare } from './reporter-reliability.tsx'

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
