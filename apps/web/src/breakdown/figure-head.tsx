import type { figureHead as ja } from '@mimamori/copy/breakdown/figure-head.ja'
import type { BreakdownPeriod, BreakdownTrend } from '@mimamori/policy/breakdown/breakdown-model'
import { kindOfPeriod, monthsOfPeriod } from '@mimamori/policy/breakdown/period'
import type { TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { queries } from '../api/api-queries.ts'
import { serverNow } from '../api/server-clock.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'

/** What a figure counts, or measures. */
export type FigureUnit = keyof typeof ja.units

/** Of what the figures on screen are: the period, the kind of target, and whether the period is closed. */
export const FigureHeadContext = createContext<readonly string[]>([])
export const FigureHeadProvider = FigureHeadContext.Provider

/** How much of these months is closed, and whether it has changed since; `''` while that is not known. */
function useClosedWords(months: readonly string[], running: boolean): string {
  const copy = useMessages('breakdown/figure-head')
  const list = useQuery(queries.closings.list.queryOptions()).data
  if (!list || months.length === 0) return ''
  const closed = list.months.filter(({ month, revision }) => revision > 0 && months.includes(month))
  if (months.length === 1) {
    const [line] = closed
    if (!line) return running ? copy.running : copy.notClosed
    return line.differs ? copy.changed(line.revision) : copy.closed(line.revision)
  }
  const changed = closed.filter(({ differs }) => differs).length
  return [copy.closedOf(closed.length, months.length), ...(changed > 0 ? [copy.changedOf(changed)] : [])].join(
    copy.comma,
  )
}

/** The head of the figures of a period, in words; `filters`: what they are filtered by, in words. */
export function usePeriodHead(
  { period, asOf }: Pick<BreakdownPeriod, 'period' | 'asOf'>,
  { targetType }: { readonly targetType: TargetType },
  filters: readonly string[] = [],
): readonly string[] {
  const copy = useMessages('breakdown/figure-head')
  const words = useMessages('breakdown/periods')
  const { targets } = useCopy().words
  const running = asOf === null ? null : words.standsAt(asOf, kindOfPeriod(period))
  const months = monthsOfPeriod(period).filter((month) => asOf === null || month <= asOf)
  const closed = useClosedWords(months, running !== null)
  const name = words.name(period)
  return [
    running === null ? name : copy.upTo(name, running),
    copy.target(targets[targetType]),
    ...filters,
    ...(closed === '' ? [] : [closed]),
  ]
}

/** The same of the months of a trend. */
export function useTrendHead(
  trend: (Pick<BreakdownTrend, 'runningDay'> & { readonly months: readonly { readonly month: string }[] }) | undefined,
  targetType: TargetType,
  filters: readonly string[] = [],
): readonly string[] {
  const copy = useMessages('breakdown/figure-head')
  const words = useMessages('breakdown/periods')
  const { targets } = useCopy().words
  const months = trend?.months.map(({ month }) => month) ?? []
  const runningDay = trend?.runningDay ?? null
  const closed = useClosedWords(months, runningDay !== null)
  const [from, until] = [months[0], months.at(-1)]
  if (from === undefined || until === undefined) return []
  const span = copy.span(from, until)
  const day = String(runningDay).padStart(2, '0')
  return [
    runningDay === null ? span : copy.upTo(span, words.standsAt(`${until}-${day}`, 'month')),
    copy.target(targets[targetType]),
    ...filters,
    ...(closed === '' ? [] : [closed]),
  ]
}

/** The day it is, Japan time, as the day a picture or a sheet was made. */
export function useMadeOn(): string {
  const copy = useMessages('breakdown/figure-head')
  return copy.made(useMessages('instants').day(new Date(serverNow()).toISOString()))
}

/** The line at the head of a figure's picture: its period, target, state and unit, and the day it was made. */
export function useFigureHeadLine(): (unit: FigureUnit) => string {
  const copy = useMessages('breakdown/figure-head')
  const { between } = useMessages('breakdown')
  const made = useMadeOn()
  const head = useContext(FigureHeadContext)
  return (unit) => [...head, copy.unit(copy.units[unit]), made].join(between)
}
