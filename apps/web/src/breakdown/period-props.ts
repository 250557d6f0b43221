import type { BreakdownPeriod, BreakdownTable, FilteredTable } from '@mimamori/policy/breakdown/breakdown-model'

/** What a figure of a period is drawn from, by filters or not. */
export type PeriodProps = {
  readonly of: Pick<BreakdownPeriod, 'period' | 'days' | 'runningDay' | 'earlier'>
  readonly table: BreakdownTable | FilteredTable
  readonly asTable: boolean
}
