import type { BreakdownMonth } from '@mimamori/policy/breakdown/breakdown-model'
import { buildBreakdownTable } from '@mimamori/policy/breakdown/breakdown-tables'
import { buildEarlierMonths, monthsBefore } from '@mimamori/policy/breakdown/earlier-months'
import { addMonths, daysIn, runningDayOf } from '@mimamori/policy/breakdown/japan-month'
import { TARGET_TYPES, type TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { decidedInOtherMonths } from '@mimamori/storage/breakdown/breakdown-flow-reads'
import { earlierFigures, monthFigures } from '@mimamori/storage/breakdown/breakdown-reads'
import type { AppContext } from '../runtime/app-context.ts'

/** The last key of a day. Counters have keys such as `24 mlm`; `~` sorts behind all categories. */
const keysUpToDay = (day: number): string => `${String(day).padStart(2, '0')} ~`

/** The breakdown of a month as it is now, for one type of target or for all. */
export async function getBreakdownMonth(
  { storage, clock }: AppContext,
  { month, targetType }: { readonly month: string; readonly targetType?: TargetType | undefined },
): Promise<BreakdownMonth> {
  const runningDay = runningDayOf(month, clock.now())
  const months = { month, before: addMonths(month, -1), yearBefore: addMonths(month, -12) }
  const upTo = runningDay === null ? '' : keysUpToDay(runningDay)
  const span = { from: monthsBefore(month)[0] ?? month, until: months.before }
  const [rows, later, earlierRows] = [
    await monthFigures(storage.db, targetType, { ...months, upTo }),
    await decidedInOtherMonths(storage.db, targetType, month),
    await earlierFigures(storage.db, targetType, span),
  ]
  const types = targetType ? [targetType] : TARGET_TYPES
  const tables = types.map((type) =>
    buildBreakdownTable(
      type,
      rows.filter((row) => row.targetType === type),
      { month, runningDay, later: later.get(type) ?? 0 },
    ),
  )
  const earlier = types.map((type) =>
    buildEarlierMonths(
      type,
      earlierRows.filter((row) => row.targetType === type),
      month,
    ),
  )
  return { month, days: daysIn(month), runningDay, tables, earlier }
}
