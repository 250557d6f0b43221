import { tableOf } from '@mimamori/policy/breakdown/assemble'
import type { BreakdownMonth } from '@mimamori/policy/breakdown/breakdown'
import { daysIn, monthsLater, standsAt } from '@mimamori/policy/breakdown/month'
import { TARGET_TYPES, type TargetType } from '@mimamori/policy/intake/arrivals'
import { decidedElsewhere, figuresOfMonth } from '@mimamori/storage/breakdown/reads'
import type { AppContext } from '../office.ts'

/** Days are looked up as text, `24 mlm`: behind all of a day's keys stands this. */
const upToDay = (day: number): string => `${String(day).padStart(2, '0')} ~`

/** A month as it stands, of one kind of target or of all. */
export async function breakdownMonth(
  { storage, clock }: AppContext,
  { month, targetType }: { readonly month: string; readonly targetType?: TargetType | undefined },
): Promise<BreakdownMonth> {
  const runningDay = standsAt(month, clock.now())
  const months = { month, before: monthsLater(month, -1), yearBefore: monthsLater(month, -12) }
  const upTo = runningDay === null ? '' : upToDay(runningDay)
  const [rows, later] = [
    await figuresOfMonth(storage.db, targetType, { ...months, upTo }),
    await decidedElsewhere(storage.db, targetType, month),
  ]
  const tables = (targetType ? [targetType] : TARGET_TYPES).map((type) =>
    tableOf(
      type,
      rows.filter((row) => row.targetType === type),
      { month, runningDay, later: later.get(type) ?? 0 },
    ),
  )
  return { month, days: daysIn(month), runningDay, tables }
}
