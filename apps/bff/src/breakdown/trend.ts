import { trendTableOf } from '@mimamori/policy/breakdown/assemble'
import type { BreakdownTrend, TrendMonth } from '@mimamori/policy/breakdown/breakdown'
import { guidelineMarks } from '@mimamori/policy/breakdown/marks'
import { daysIn, monthsUntil, standsAt } from '@mimamori/policy/breakdown/month'
import { TARGET_TYPES, type TargetType } from '@mimamori/policy/intake/arrivals'
import { figuresOfTrend, flowsUntil, waitsOfTrend } from '@mimamori/storage/breakdown/reads'
import type { Office } from '../office.ts'

/** So that the same month last year is among them. */
const MONTHS = 13

/** 13 months, of one kind of target or of all. */
export async function breakdownTrend(
  { desk, clock, catalogue }: Office,
  { until, targetType }: { readonly until: string; readonly targetType?: TargetType | undefined },
): Promise<BreakdownTrend> {
  const inOrder = monthsUntil(until, MONTHS)
  const span = { from: inOrder[0] ?? until, until }
  const [rows, waits, flows] = [
    await figuresOfTrend(desk.db, targetType, span),
    await waitsOfTrend(desk.db, targetType, span),
    await flowsUntil(desk.db, targetType, until),
  ]
  const types = targetType ? [targetType] : TARGET_TYPES
  const own = new Map(types.map((type) => [type, rows.filter((row) => row.targetType === type)]))
  const months = inOrder.map((month): TrendMonth => {
    const tables = types.map((type) => {
      const found = waits.find((wait) => wait.month === month && wait.targetType === type)
      const wait = { n: found?.n ?? 0, median: found?.median ?? null }
      return trendTableOf(type, own.get(type) ?? [], wait, { month, flows: flows.get(type) ?? [] })
    })
    return { month, days: daysIn(month), tables }
  })
  return { months, runningDay: standsAt(until, clock.now()), marks: guidelineMarks(catalogue.entries(), span) }
}
