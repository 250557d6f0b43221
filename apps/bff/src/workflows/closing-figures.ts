import { buildBreakdownTable, type ComparedWith } from '@mimamori/policy/breakdown/breakdown-tables'
import type { PeriodFigure, TargetFigure } from '@mimamori/policy/breakdown/period-figures'
import type { FrozenTable } from '@mimamori/policy/closings/closing-snapshot'
import { TARGET_TYPES } from '@mimamori/policy/intake/intake-arrivals'
import { monthFigures, periodFigures } from '@mimamori/storage/breakdown/breakdown-reads'
import type { Storage } from '@mimamori/storage/storage'

const NO_MONTHS = { months: [], until: null } as const

/** All figures of a month as they are stored. */
export const readMonthRows = (db: Storage['db'], month: string): Promise<PeriodFigure[]> =>
  periodFigures(db, undefined, { own: { months: [month], until: null }, before: NO_MONTHS, yearBefore: NO_MONTHS })

/** All figures of a month as counted now; a closing freezes these. */
export const countMonthFigures = async (db: Storage['db'], month: string): Promise<FrozenTable[]> =>
  tablesOfMonth(await readMonthRows(db, month), month)

/** The same of several months, by month, in one read. */
export async function countFiguresOfMonths(
  db: Storage['db'],
  months: readonly string[],
): Promise<ReadonlyMap<string, FrozenTable[]>> {
  const byMonth = Map.groupBy(await monthFigures(db, months), ({ month }) => month)
  return new Map(months.map((month) => [month, tablesOfMonth(asOwn(byMonth.get(month) ?? []), month)]))
}

const asOwn = (rows: readonly TargetFigure[]): PeriodFigure[] => rows.map((row) => ({ ...row, slot: 'own' }))

/** The tables of a month from its figures. */
export function tablesOfMonth(rows: readonly PeriodFigure[], month: string): FrozenTable[] {
  // a closing freezes no comparison
  const none: ComparedWith = { period: month, span: { until: '', days: 0 }, recorded: false }
  return TARGET_TYPES.map((targetType) => {
    const own = rows.filter((row) => row.targetType === targetType)
    const table = buildBreakdownTable(targetType, own, { period: month, before: none, yearBefore: none, later: 0 })
    const { figures, checked, reports, wait, decisions } = table
    return { targetType, figures, opened: checked.opened, reports, wait, decisions }
  })
}
