import type { BreakdownTrend, BreakdownWait, TrendMonth } from '@mimamori/policy/breakdown/breakdown-model'
import { buildEarlierMonths, monthsBefore } from '@mimamori/policy/breakdown/earlier-months'
import { findGuidelineMarks } from '@mimamori/policy/breakdown/guideline-marks'
import {
  addMonths,
  dayOf,
  daysIn,
  monthOf,
  monthsEndingWith,
  runningDayOf,
} from '@mimamori/policy/breakdown/japan-month'
import { buildTrendTable, type MonthFlow } from '@mimamori/policy/breakdown/trend-tables'
import { TARGET_TYPES, type TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { flowsUntil, mediansOf } from '@mimamori/storage/breakdown/breakdown-flow-reads'
import { earlierFigures, trendFigures } from '@mimamori/storage/breakdown/breakdown-reads'
import type { AppContext } from '../runtime/app-context.ts'
import { recordsFrom } from './get-breakdown-period.ts'

/** so that the same month of last year is included */
const TREND_MONTHS = 13
const NO_WAIT: BreakdownWait = { n: 0, median: null }

/** The months of a trend that ends with this one, in order. */
export function trendMonths(until: string): {
  readonly inOrder: readonly string[]
  readonly span: { readonly from: string; readonly until: string }
} {
  const inOrder = monthsEndingWith(until, TREND_MONTHS)
  return { inOrder, span: { from: inOrder[0] ?? until, until } }
}

type Waits = ReadonlyMap<TargetType, BreakdownWait>
type TrendQuery = { readonly until: string; readonly targetType?: TargetType | undefined }

const decidedIn = (flows: readonly MonthFlow[] | undefined, month: string): number =>
  [...(flows?.find((flow) => flow.month === month)?.decided.values() ?? [])].reduce((sum, n) => sum + n, 0)

/**
 * A loader for the trend of 13 months, for one type of target or for all. Medians of past months are cached: nothing is
 * added to such a month, and a reversal makes its count smaller, so a median is valid while the count is the same.
 */
export function createTrendLoader({
  storage,
  clock,
  catalogue,
}: AppContext): ({ until, targetType }: TrendQuery) => Promise<BreakdownTrend> {
  const medianCache = new Map<string, BreakdownWait>()

  async function loadWaits(
    targetType: TargetType | undefined,
    month: string,
    now: string,
    ns: ReadonlyMap<TargetType, number>,
  ) {
    const isPast = month < monthOf(now)
    const cached = [...ns].map(
      ([type, n]) => [type, n === 0 ? NO_WAIT : medianCache.get(`${type} ${month}`), n] as const,
    )
    if (cached.every(([, wait, n]) => wait?.n === n && (isPast || n === 0)))
      return new Map(cached.map(([type, wait]) => [type, wait ?? NO_WAIT]))
    const medians = await mediansOf(storage.db, targetType, month)
    const waits = new Map([...ns].map(([type, n]) => [type, { n, median: medians.get(type) ?? null }]))
    if (isPast) for (const [type, wait] of waits) medianCache.set(`${type} ${month}`, wait)
    return waits
  }

  return async ({ until, targetType }: TrendQuery): Promise<BreakdownTrend> => {
    const now = clock.now()
    const { inOrder, span } = trendMonths(until)
    const before = { from: monthsBefore(span.from)[0] ?? span.from, until: addMonths(span.from, -1) }
    const rows = await trendFigures(storage.db, targetType, span)
    const earlierRows = await earlierFigures(storage.db, targetType, before)
    const flows = await flowsUntil(storage.db, targetType, until)
    const types = targetType ? [targetType] : TARGET_TYPES
    const own = new Map(types.map((type) => [type, rows.filter((row) => row.targetType === type)]))
    const months: TrendMonth[] = []
    for (const month of inOrder) {
      const ns = new Map(types.map((type) => [type, decidedIn(flows.get(type), month)]))
      const waits: Waits = await loadWaits(targetType, month, now, ns)
      const tables = types.map((type) =>
        buildTrendTable(type, own.get(type) ?? [], waits.get(type) ?? NO_WAIT, { month, flows: flows.get(type) ?? [] }),
      )
      months.push({ month, days: daysIn(month), tables })
    }
    const earlier = types.map((type) =>
      buildEarlierMonths(
        type,
        earlierRows.filter((row) => row.targetType === type),
        span.from,
      ),
    )
    const marks = findGuidelineMarks(catalogue.entries(), { ...span, today: dayOf(now) })
    const records = await recordsFrom(storage.db)
    return { months, earlier, runningDay: runningDayOf(until, now), recordsFrom: records, marks }
  }
}
