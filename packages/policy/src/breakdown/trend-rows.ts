import type { BreakdownTrend, EarlierMonth, FilteredTrendTable, TrendTable } from './breakdown-model.ts'

/** A month of one target type, and its figures. */
export type TrendRow<Table = TrendTable> = { readonly month: string; readonly days: number } & Table

/** A row by filters, or one with more. */
export type CountedRow = TrendRow<FilteredTrendTable>

/** The months of one target type, oldest first. */
export function trendRows<Table extends FilteredTrendTable>(
  { months }: BreakdownTrend<Table>,
  targetType: TrendTable['targetType'],
): TrendRow<Table>[] {
  return months.flatMap(({ month, days, tables }) => {
    const table = tables.find((each) => each.targetType === targetType)
    return table ? [{ month, days, ...table }] : []
  })
}

/** How many cases were opened in a month, from all sources. */
export const totalOpened = ({ opened }: Pick<TrendTable, 'opened'>): number =>
  Object.values(opened).reduce((sum, n) => sum + n, 0)

/** All months known before this row, oldest first: those before the trend, and its rows up to this one. */
export function monthsBeforeRow(
  { earlier }: Pick<BreakdownTrend, 'earlier'>,
  rows: readonly CountedRow[],
  { month: until, targetType }: CountedRow,
): EarlierMonth[] {
  const before = earlier.find((each) => each.targetType === targetType)?.months ?? []
  const own = rows
    .filter(({ month }) => month < until)
    .map((row) => {
      const { month, days, total, category, decided } = row
      return { month, days, total, category, decided, opened: 'opened' in row ? totalOpened(row as TrendRow) : 0 }
    })
  return [...before, ...own]
}
