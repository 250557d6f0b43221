import type { BreakdownPeriod, EarlierMonths } from '@mimamori/policy/breakdown/breakdown-model'
import { buildBreakdownTable, type ComparedWith } from '@mimamori/policy/breakdown/breakdown-tables'
import { buildEarlierMonths, monthsBefore } from '@mimamori/policy/breakdown/earlier-months'
import { addMonths, dayOf } from '@mimamori/policy/breakdown/japan-month'
import {
  addPeriods,
  comparedSpanOf,
  daysInPeriod,
  isOnRecord,
  kindOfPeriod,
  monthsOfPeriod,
  runningSpanOf,
  yearBefore,
} from '@mimamori/policy/breakdown/period'
import { TARGET_TYPES, type TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { decidedInOtherMonths } from '@mimamori/storage/breakdown/breakdown-flow-reads'
import { earlierFigures, type MonthsQuery, periodFigures } from '@mimamori/storage/breakdown/breakdown-reads'
import { deskBeganAt } from '@mimamori/storage/breakdown/desk-beginning-reads'
import type { Storage } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'

/** A period, and the earlier one of its kind that it is compared with; left out: the one before it. */
export type PeriodQuery = { readonly period: string; readonly with?: string | undefined }

/** The day of the desk's first case, Japan time; `null`: it has had none. */
export async function recordsFrom(db: Storage['db']): Promise<string | null> {
  const at = await deskBeganAt(db)
  return at === null ? null : dayOf(at)
}

/** When a breakdown is asked for, and from which day on there are records. */
export type AskedAt = { readonly now: string; readonly recordsFrom: string | null }

/** The periods that a period is compared with, which days of them, and whether they are on record. */
export function comparedPeriods(
  { period, with: chosen = addPeriods(period, -1) }: PeriodQuery,
  { now, recordsFrom }: AskedAt,
): { readonly before: ComparedWith; readonly yearBefore: ComparedWith } {
  const compared = (other: string): ComparedWith => ({
    period: other,
    span: comparedSpanOf(period, other, now),
    recorded: isOnRecord(other, recordsFrom),
  })
  return { before: compared(chosen), yearBefore: compared(yearBefore(period)) }
}

/** A period without its tables: its days, and how many of them have begun. */
export function periodFrame(
  period: string,
  { now, recordsFrom }: AskedAt,
): Omit<BreakdownPeriod, 'tables' | 'earlier'> {
  const running = runningSpanOf(period, now)
  return {
    period,
    days: daysInPeriod(period),
    runningDay: running?.days ?? null,
    asOf: running?.until ?? null,
    recordsFrom,
  }
}

/** Is a compared period counted only up to a day? */
export const isCut = ({ period, span }: ComparedWith): boolean => span.days < daysInPeriod(period)

const monthsQuery = (compared: ComparedWith): MonthsQuery => ({
  months: monthsOfPeriod(compared.period),
  until: isCut(compared) ? compared.span.until : null,
})

/** The months before a month, of each of these types; of no longer period is known what is usual. */
async function loadEarlierMonths(
  db: Storage['db'],
  period: string,
  targetType: TargetType | undefined,
): Promise<EarlierMonths[]> {
  if (kindOfPeriod(period) !== 'month') return []
  const span = { from: monthsBefore(period)[0] ?? period, until: addMonths(period, -1) }
  const rows = await earlierFigures(db, targetType, span)
  return (targetType ? [targetType] : TARGET_TYPES).map((type) =>
    buildEarlierMonths(
      type,
      rows.filter((row) => row.targetType === type),
      period,
    ),
  )
}

/** The breakdown of a period as it is now, for one type of target or for all. */
export async function getBreakdownPeriod(
  { storage, clock }: Pick<AppContext, 'storage' | 'clock'>,
  { targetType, ...query }: PeriodQuery & { readonly targetType?: TargetType | undefined },
): Promise<BreakdownPeriod> {
  const asked: AskedAt = { now: clock.now(), recordsFrom: await recordsFrom(storage.db) }
  const { period } = query
  const months = monthsOfPeriod(period)
  const { before, yearBefore: lastYear } = comparedPeriods(query, asked)
  const [rows, later, earlier] = [
    await periodFigures(storage.db, targetType, {
      own: { months, until: null },
      before: monthsQuery(before),
      yearBefore: monthsQuery(lastYear),
    }),
    await decidedInOtherMonths(storage.db, targetType, months),
    await loadEarlierMonths(storage.db, period, targetType),
  ]
  const tables = (targetType ? [targetType] : TARGET_TYPES).map((type) =>
    buildBreakdownTable(
      type,
      rows.filter((row) => row.targetType === type),
      { period, before, yearBefore: lastYear, later: later.get(type) ?? 0 },
    ),
  )
  return { ...periodFrame(period, asked), tables, earlier }
}
