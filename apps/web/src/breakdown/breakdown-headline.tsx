import { formatWait } from '@mimamori/copy/breakdown/chart-sentence'
import { formatNumber } from '@mimamori/copy/breakdown/figure-format'
import { statedShare, totalRow } from '@mimamori/policy/breakdown/breakdown-comparison'
import type { BreakdownPeriod, BreakdownTable, BreakdownWait } from '@mimamori/policy/breakdown/breakdown-model'
import type { RateBase } from '@mimamori/policy/breakdown/chart-message'
import { type RateInterval, rateInterval } from '@mimamori/policy/breakdown/rate-interval'
import { CircleAlert, CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { changeTones } from './change-tone.ts'
import { ComparedChange } from './compared-change.tsx'
import { useRateText } from './rate-text.ts'

/** The four main figures of a month, each with a line that puts it in proportion. */
export function BreakdownHeadline({ of, table }: { of: BreakdownPeriod; table: BreakdownTable }): ReactNode {
  const copy = useMessages('breakdown')
  const words = useMessages('breakdown/charts')
  const { headline } = copy
  const { headlineNoList } = useMessages('breakdown/lists')
  const { before } = totalRow(table, of)
  const { checked, reports, wait, targetType } = table
  const { total } = table.figures
  const received = rateInterval(total, checked.opened)
  const share = statedShare(reports.confirmed, reports.cases)
  const waited = ({ median }: BreakdownWait) => (median ? formatWait(copy, median) : copy.none)
  const addsUp = checked.opened === checked.decided + checked.open
  return (
    <>
      <HeadlineList>
        <HeadlineFigure name={headline.violations[targetType]} value={copy.count(total)}>
          <ComparedChange
            of={of}
            compared={table.before}
            change={before}
            tone={changeTones(of, table).ofTotal(total, before)}
          />
        </HeadlineFigure>
        <HeadlineFigure name={headline.checked[targetType]} value={copy.count(checked.opened)}>
          <span className="inline-flex items-center gap-1">
            {addsUp ? (
              <CircleCheck size={12} aria-hidden="true" className="text-green" />
            ) : (
              <CircleAlert size={12} aria-hidden="true" className="text-red" />
            )}
            {headline.sum(formatNumber(checked.opened), formatNumber(checked.decided), formatNumber(checked.open))}
          </span>
        </HeadlineFigure>
        <HeadlineFigure
          name={words.headline}
          value={received.kind === 'rate' ? copy.percent(received.share) : words.noRate}
        >
          <RateLines rates={{ received, decided: rateInterval(total, wait.all.n) }} />
        </HeadlineFigure>
        <HeadlineFigure name={headline.reports} value={copy.count(reports.filed)}>
          {reports.cases === 0
            ? headline.noneDecided
            : headline.confirmed(
                share === null ? formatNumber(reports.confirmed) : copy.percent(share),
                formatNumber(reports.cases),
              )}
        </HeadlineFigure>
        <HeadlineFigure name={headline.wait} value={waited(wait.all)}>
          {headline.queues(waited(wait.flagged), waited(wait.patrol))}
          {copy.between}
          {copy.n(wait.all.n)}
        </HeadlineFigure>
      </HeadlineList>
      <p className="mt-2 text-sm text-ink2 print:hidden">{headlineNoList}</p>
    </>
  )
}

/** Main figures beside each other. */
export function HeadlineList({ children }: { children: ReactNode }): ReactNode {
  return (
    <dl className="flex flex-wrap gap-x-11 gap-y-4 not-print:max-sheet:grid not-print:max-sheet:grid-cols-2 not-print:max-sheet:gap-x-4 print:flex-nowrap print:gap-x-6">
      {children}
    </dl>
  )
}

/** The rate of each base with its interval, a line each. */
function RateLines({ rates }: { rates: Readonly<Record<RateBase, RateInterval>> }) {
  const rateText = useRateText()
  return (['received', 'decided'] as const).map((base) => (
    <span key={base} className="block">
      {rateText(rates[base], base)}
    </span>
  ))
}

/** A main figure, with a line that puts it in proportion. */
export function HeadlineFigure({
  name,
  value,
  children,
}: {
  name: string
  value: string
  children: ReactNode
}): ReactNode {
  return (
    <div className="grid content-start sheet:min-w-36">
      <dt className="text-sm text-ink2">{name}</dt>
      <dd className="text-2xl/8 font-semibold tracking-tight">{value}</dd>
      <dd className="text-sm text-ink2">{children}</dd>
    </div>
  )
}
