import type { CoverageDay } from '@mimamori/contract/coverage/coverage-contract'
import { cx } from '@mimamori/ui/class-names'
import { ColumnHeads } from '@mimamori/ui/column-heads'
import { CircleAlert, CircleCheck } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { COVERAGE_PARTS, type CoveragePart, missingCount, sumDays } from './coverage-days.ts'

type Props = {
  days: readonly CoverageDay[]
  /** the day whose open cases are shown */
  shown: string | undefined
  onShow: (day: string | undefined) => void
  openCases: (day: CoverageDay) => ReactNode
}

const formatNumber = (n: number) => n.toLocaleString('en')

/** Tints of the bar; each part is also told by its place, its number and its name. */
const TINT: Readonly<Record<CoveragePart, string>> = {
  open: 'bg-amber',
  passed: 'bg-accent',
  violation: 'bg-red',
  superseded: 'bg-ink3',
}

const CELL = 'px-2 text-right'

/** Day by day: what was received, what became of it as a bar and in numbers, and whether that adds up. */
export function CoverageDayTable({ days, shown, onShow, openCases }: Props): ReactNode {
  const copy = useMessages('coverage')
  const most = Math.max(1, ...days.map(({ received }) => received))
  return (
    <table aria-label={copy.title} className="w-full border-collapse">
      <thead className="sticky top-0 z-10 bg-bg">
        <ColumnHeads
          columns={[
            [copy.columns.day, 'w-34 pl-4 max-sheet:w-30'],
            [copy.columns.received, cx(CELL, 'w-20')],
            [copy.columns.share, 'max-sheet:hidden'],
            ...COVERAGE_PARTS.map((part) => {
              const width = part === 'superseded' ? 'w-34' : 'w-24'
              return [copy.columns[part], cx(CELL, width, part !== 'open' && 'max-sheet:hidden')] as const
            }),
            [copy.columns.check, 'w-40 pr-4 pl-6 max-sheet:w-auto max-sheet:pl-2'],
          ]}
        />
      </thead>
      <tbody>
        {days.map((day) => (
          <Fragment key={day.day}>
            <DayRow day={day} most={most} shown={shown === day.day} onShow={onShow} />
            {shown === day.day ? (
              <tr>
                <td colSpan={8} className="border-b border-line bg-sunk px-4 py-3">
                  {openCases(day)}
                </td>
              </tr>
            ) : null}
          </Fragment>
        ))}
      </tbody>
      <tfoot>
        <SumRow days={days} />
      </tfoot>
    </table>
  )
}

type RowProps = { day: CoverageDay; most: number; shown: boolean; onShow: Props['onShow'] }

function DayRow({ day, most, shown, onShow }: RowProps) {
  const copy = useMessages('coverage')
  const name = useFormatDay()(day.day)
  return (
    <tr className="h-9 border-b border-line">
      <th scope="row" className="px-2 pl-4 text-left font-normal whitespace-nowrap">
        {name}
      </th>
      <td className={CELL}>{formatNumber(day.received)}</td>
      <td className="px-2 max-sheet:hidden">
        <DayBar day={day} most={most} />
      </td>
      <td className={CELL}>
        {day.open > 0 ? (
          <button
            type="button"
            aria-expanded={shown}
            aria-label={copy.showOpen(formatNumber(day.open), name)}
            onClick={() => onShow(shown ? undefined : day.day)}
            className="min-h-6 min-w-6 rounded-sm font-semibold text-amber underline underline-offset-2"
          >
            {formatNumber(day.open)}
          </button>
        ) : (
          0
        )}
      </td>
      <td className={cx(CELL, 'max-sheet:hidden')}>{formatNumber(day.passed)}</td>
      <td className={cx(CELL, 'max-sheet:hidden')}>{formatNumber(day.violation)}</td>
      <td className={cx(CELL, 'max-sheet:hidden')}>{formatNumber(day.superseded)}</td>
      <td className="px-2 pr-4 sheet:pl-6">
        <DayCheck day={day} />
      </td>
    </tr>
  )
}

function SumRow({ days }: { days: readonly CoverageDay[] }) {
  const copy = useMessages('coverage')
  const sum = sumDays(days)
  return (
    <tr className="h-9 font-semibold">
      <th scope="row" className="px-2 pl-4 text-left">
        {copy.sum}
      </th>
      <td className={CELL}>{formatNumber(sum.received)}</td>
      <td className="max-sheet:hidden" />
      {COVERAGE_PARTS.map((part) => (
        <td key={part} className={cx(CELL, part !== 'open' && 'max-sheet:hidden')}>
          {formatNumber(sum[part])}
        </td>
      ))}
      <td />
    </tr>
  )
}

/** Does the day add up, in words. */
function DayCheck({ day }: { day: CoverageDay }) {
  const copy = useMessages('coverage')
  const off = missingCount(day)
  if (off === 0) {
    return (
      <span className="flex items-center gap-1.5 text-sm text-green">
        <CircleCheck size={14} aria-hidden="true" />
        {copy.adds}
      </span>
    )
  }
  return (
    <span className="flex items-center gap-1.5 text-sm font-semibold text-red">
      <CircleAlert size={14} aria-hidden="true" />
      {copy.off(off)}
    </span>
  )
}

/** A bar with the outcomes of the day's jobs, as long as the day was busy; the numbers beside it are the same. */
function DayBar({ day, most }: { day: CoverageDay; most: number }) {
  const copy = useMessages('coverage')
  return (
    <div aria-hidden="true" className="flex h-3.5 gap-px" style={{ width: `${(day.received / most) * 100}%` }}>
      {COVERAGE_PARTS.map((part) =>
        day[part] > 0 ? (
          <span
            key={part}
            title={copy.part(copy.columns[part], formatNumber(day[part]))}
            style={{ flexGrow: day[part] }}
            className={cx('min-w-0.5 first:rounded-l-sm last:rounded-r-sm', TINT[part])}
          />
        ) : null,
      )}
    </div>
  )
}

/** The colours of the bar with their names. */
export function CoverageLegend(): ReactNode {
  const copy = useMessages('coverage')
  return (
    <ul aria-label={copy.legend} className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink2 max-sheet:hidden">
      {COVERAGE_PARTS.map((part) => (
        <li key={part} className="flex items-center gap-1.5">
          <span className={cx('size-2.5 rounded-xs', TINT[part])} aria-hidden="true" />
          {copy.columns[part]}
        </li>
      ))}
    </ul>
  )
}

/** A day as it is written. */
export function useFormatDay(): (day: string) => string {
  const { instants } = useCopy()
  return (day) => instants.day(`${day}T00:00:00.000+09:00`)
}
