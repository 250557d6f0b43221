import type { CoverageDay } from '@mimamori/contract/coverage/coverage-contract'
import { cx } from '@mimamori/ui/class-names'
import { CircleAlert, CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { DataTable } from '../parts/tables/data-table.tsx'
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

/** Day by day: what was received, what became of it as a bar and in numbers, and whether that adds up. */
export function CoverageDayTable({ days, shown, onShow, openCases }: Props): ReactNode {
  const copy = useMessages('coverage')
  const formatDay = useFormatDay()
  const most = Math.max(1, ...days.map(({ received }) => received))
  const sum = sumDays(days)
  const count = (id: CoveragePart | 'received') => ({
    id,
    right: true,
    className: id === 'superseded' ? 'w-34' : 'w-24',
    cell: (day: CoverageDay): ReactNode => formatNumber(day[id]),
    foot: formatNumber(sum[id]),
  })
  const open = (day: CoverageDay) => (
    <button
      type="button"
      aria-expanded={shown === day.day}
      aria-label={copy.showOpen(formatNumber(day.open), formatDay(day.day))}
      onClick={() => onShow(shown === day.day ? undefined : day.day)}
      className="min-h-6 min-w-6 rounded-sm font-semibold text-amber underline underline-offset-2"
    >
      {formatNumber(day.open)}
    </button>
  )
  return (
    <DataTable
      look="rows"
      label={copy.title}
      names={copy.columns}
      rows={days}
      rowId={({ day }) => day}
      below={(day) => shown === day.day && <div className="px-4 py-3">{openCases(day)}</div>}
      columns={[
        { id: 'day', names: true, className: 'w-34 max-sheet:w-30', cell: ({ day }) => formatDay(day), foot: copy.sum },
        count('received'),
        { id: 'share', wide: true, cell: (day) => <DayBar day={day} most={most} /> },
        { ...count('open'), cell: (day) => (day.open > 0 ? open(day) : 0) },
        { ...count('passed'), wide: true },
        { ...count('violation'), wide: true },
        { ...count('superseded'), wide: true },
        { id: 'check', className: 'w-40 max-sheet:w-auto sheet:pl-6', cell: (day) => <DayCheck day={day} /> },
      ]}
    />
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
