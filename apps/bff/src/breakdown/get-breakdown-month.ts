import type { BreakdownMonth } from '@mimamori/policy/breakdown/breakdown-model'
import { buildBreakdownTable } from '@mimamori/policy/breakdown/breakdown-tables'
import { addMonths, daysIn, runningDayOf } from '@mimamori/policy/breakdown/japan-month'
import { TARGET_TYPES, type TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { decidedInOtherMonths } from '@mimamori/storage/breakdown/breakdown-flow-reads'
import { monthFigures } from '@mimamori/storage/breakdown/breakdown-reads'
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
  const [rows, later] = [
    await monthFigures(storage.db, targetType, { ...months, upTo }),
    await decidedInOtherMonths(storage.db, targetType, month),
  ]
  const tables = (targetType ? [targetType] : TARGET_TYPES).map((type) =>
    buildBreakdownTable(
      type,
      rows.filter((row) => row.targetType === type),
      { month, runningDay, later: later.get(type) ?? 0 },
    ),
  )
  return { month, days: daysIn(month), runningDay, tables }
}
