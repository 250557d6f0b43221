import type { OwnDecisions } from '@mimamori/contract/decisions/own-day-contract'
import type { OwnDay } from '@mimamori/policy/decisions/own-day-rules'
import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/messages.ts'

const number = (n: number) => n.toLocaleString('en')

/** The figures of the span, and of each of its days. */
export function OwnDayFigures({ days, medianShownMs }: Pick<OwnDecisions, 'days' | 'medianShownMs'>): ReactNode {
  const copy = useMessages('own-day')
  const { figures } = copy
  const sum = (of: (day: OwnDay) => number) => copy.count(number(days.reduce((all, day) => all + of(day), 0)))
  const shown = medianShownMs === null ? copy.unknown : copy.seconds(Math.round(medianShownMs / 1000))
  return (
    <div className="flex flex-wrap items-end gap-x-10 gap-y-4 px-4 pb-4">
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        <Figure name={figures.decided} value={sum(({ decided }) => decided)} />
        <Figure name={figures.violations} value={sum(({ violations }) => violations)} />
        <Figure name={figures.reversed} value={sum(({ reversed }) => reversed)} />
        <Figure name={figures.shown} value={shown} />
      </dl>
      {days.length > 1 ? <DayBars days={days} /> : null}
    </div>
  )
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="text-sm text-ink2">{name}</dt>
      <dd className="text-lg font-semibold tabular-nums">{value}</dd>
    </div>
  )
}

const BAR_PX = 40

/** A bar for each day of the week, with its number of decisions. */
function DayBars({ days }: { days: readonly OwnDay[] }) {
  const copy = useMessages('own-day')
  const most = Math.max(1, ...days.map(({ decided }) => decided))
  return (
    <ol className="flex items-end gap-3 text-sm">
      {days.map(({ day, decided }) => (
        <li key={day} className="grid justify-items-center gap-0.5">
          <span className="tabular-nums">{number(decided)}</span>
          <span
            aria-hidden="true"
            className="w-8 rounded-sm bg-ink3"
            style={{ height: Math.max(2, Math.round((decided / most) * BAR_PX)) }}
          />
          <span className="text-ink2">
            {copy.day(new Date(`${day}T00:00:00Z`).getUTCDay(), day.slice(5).replace('-', '/'))}
          </span>
        </li>
      ))}
    </ol>
  )
}
