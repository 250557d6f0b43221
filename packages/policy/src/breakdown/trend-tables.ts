import { CATEGORIES } from '../catalogue/violation-categories.ts'
import type { TargetType } from '../intake/intake-arrivals.ts'
import type { BreakdownBacklog, BreakdownWait, TrendTable } from './breakdown-model.ts'
import { SOURCES, type Source } from './case-source-rules.ts'
import { addMonths } from './japan-month.ts'
import { countsForKeys, indexFigures, type MonthFigure } from './period-figures.ts'

/** Cases opened and decided in a month, of one target type. */
export type MonthFlow = {
  readonly month: string
  readonly opened: number
  /** cases decided, by the month they were opened in */
  readonly decided: ReadonlyMap<string, number>
}

/** The backlog when this month ended; `flows`: every month of the desk, in order. */
export function backlogAt(flows: readonly MonthFlow[], month: string): BreakdownBacklog {
  const undecided = new Map<string, number>()
  for (const flow of flows) {
    if (flow.month > month) break
    undecided.set(flow.month, (undecided.get(flow.month) ?? 0) + flow.opened)
    for (const [opened, n] of flow.decided) undecided.set(opened, (undecided.get(opened) ?? 0) - n)
  }
  // a case may be dated in a month that has not begun here, by the marketplace's clock
  const open = [...undecided].filter(([opened, n]) => opened <= month && n !== 0)
  const n = open.reduce((sum, [, each]) => sum + each, 0)
  const [thisMonth, lastMonth] = [undecided.get(month) ?? 0, undecided.get(addMonths(month, -1)) ?? 0]
  const oldest = open.map(([opened]) => opened).sort()[0] ?? null
  return { n, thisMonth, lastMonth, earlier: n - thisMonth - lastMonth, oldest }
}

/** The table of one target type in one month of a trend. */
export function buildTrendTable(
  targetType: TargetType,
  rows: readonly MonthFigure[],
  wait: BreakdownWait,
  { month, flows }: { readonly month: string; readonly flows: readonly MonthFlow[] },
): TrendTable {
  const { byKey, sum } = indexFigures(rows.filter((row) => row.month === month))
  return {
    targetType,
    total: sum('category'),
    category: countsForKeys(CATEGORIES, byKey('category')),
    opened: countsForKeys<Source>(SOURCES, byKey('opened')),
    decided: wait.n,
    wait,
    confirmed: sum('confirmed'),
    overturned: sum('overturned'),
    backlog: backlogAt(flows, month),
  }
}
