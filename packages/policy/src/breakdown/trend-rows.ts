import type { BreakdownTrend, EarlierMonth, TrendTable } from './breakdown-model.ts'

/** A month of one target type, and its figures. */
export type TrendRow = { readonly month: string; readonly days: number } & TrendTable

/** The months of one target type, oldest first. */
export function trendRows({ months }: BreakdownTrend, targetType: TrendTable['targetType']): TrendRow[] {
  return months.flatMap(({ month, days, tables }) => {
    const table = tables.find((each) => each.targetType === targetType)
    return table ? [{ month, days, ...table }] : []
  })
}

/** How many cases were opened in a month, from all sources. */
export const totalOpened = ({ opened }: TrendTable): number => Object.values(opened).reduce((sum, n) => sum + n, 0)

/** All months known before this row, oldest first: those before the trend, and its rows up to this one. */
export function monthsBeforeRow(
  { earlier }: Pick<BreakdownTrend, 'earlier'>,
  rows: readonly TrendRow[],
  { month: until, targetType }: TrendRow,
): EarlierMonth[] {
  const before = earlier.find((each) => each.targetType === targetType)?.months ?? []
  const own = rows
    .filter(({ month }) => month < until)
    .map((row) => {
      const { month, days, total, category, decided } = row
      return { month, days, total, category, decided, opened: totalOpened(row) }
    })
  return [...before, ...own]
}
