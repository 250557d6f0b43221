import { formatWait } from '@mimamori/copy/breakdown/chart-sentence'
import { statedShare, totalRow } from '@mimamori/policy/breakdown/breakdown-comparison'
import type { BreakdownPeriod, BreakdownTable, BreakdownWait } from '@mimamori/policy/breakdown/breakdown-model'
import { CircleAlert, CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { useBreakdownCopy } from './breakdown-copy.ts'
import { ComparedChange } from './compared-change.tsx'
import { useFigureListCopy } from './list-copy.ts'

const formatNumber = (n: number) => n.toLocaleString('en')

/** The four main figures of a month, each with a line that puts it in proportion. */
export function BreakdownHeadline({ month, table }: { month: BreakdownPeriod; table: BreakdownTable }): ReactNode {
  const copy = useBreakdownCopy()
  const { headline } = copy
  const { headlineNoList } = useFigureListCopy()
  const { before } = totalRow(table, month)
  const { checked, reports, wait, targetType } = table
  const share = statedShare(reports.confirmed, reports.cases)
  const waited = ({ median }: BreakdownWait) => (median ? formatWait(copy, median) : copy.none)
  const addsUp = checked.opened === checked.decided + checked.open
  return (
    <>
      <HeadlineList>
        <HeadlineFigure name={headline.violations[targetType]} value={copy.count(table.figures.total)}>
          <ComparedChange of={month} compared={table.before} change={before} />
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
    <dl className="flex flex-wrap gap-x-11 gap-y-4 not-print:max-sheet:grid not-print:max-sheet:grid-cols-2 not-print:max-sheet:gap-x-4 print:gap-x-8">
      {children}
    </dl>
  )
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
