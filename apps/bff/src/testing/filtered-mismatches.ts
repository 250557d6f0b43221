import { BREAKDOWN_FILTERS, type BreakdownFilters } from '@mimamori/policy/breakdown/breakdown-filters'
import type { FilteredTable } from '@mimamori/policy/breakdown/breakdown-model'
import type { TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { getBreakdownPeriod } from '../breakdown/get-breakdown-period.ts'
import { createTrendLoader } from '../breakdown/get-breakdown-trend.ts'
import { getFilteredBreakdown, getFilteredTrend } from '../breakdown/get-filtered-breakdown.ts'
import { countRowsBehind } from './breakdown-mismatches.ts'
import { periodsOf } from './period-mismatches.ts'
import type { TestApp } from './test-app.ts'

async function filteredTable(
  { app }: TestApp,
  period: string,
  targetType: TargetType,
  filters: BreakdownFilters,
): Promise<FilteredTable> {
  const [table] = (await getFilteredBreakdown(app, { period, targetType, filters })).tables
  if (!table) throw new Error(`no table of ${period}`)
  return table
}

type Counted = Pick<FilteredTable, 'decided'> & Pick<FilteredTable['figures'], 'total' | 'category'>

const countedIn = ({ decided, figures: { total, category } }: FilteredTable): Counted => ({ decided, total, category })

/** Tables added up. */
function addUp(tables: readonly Counted[]): Counted {
  const sum = (of: (table: Counted) => number) => tables.reduce((all, table) => all + of(table), 0)
  const category = Object.fromEntries(
    Object.keys(tables[0]?.category ?? {}).map((key) => [key, sum((table) => table.category[key as 'mlm'])]),
  ) as Counted['category']
  return { decided: sum(({ decided }) => decided), total: sum(({ total }) => total), category }
}

/** The filters that were set in the tables compared, so that a proof says what it looked at. */
export type SeenFilters = Set<string>

/** Is a period what all values of each filter add up to, and each list of a filtered figure as long as it? */
async function valueMismatches(
  testApp: TestApp,
  period: string,
  targetType: TargetType,
  seen: SeenFilters,
): Promise<unknown[]> {
  const wrong: unknown[] = []
  const none = await filteredTable(testApp, period, targetType, {})
  const [whole] = (await getBreakdownPeriod(testApp.app, { period, targetType })).tables
  const unfiltered = JSON.stringify(countedIn(none))
  const { total, category } = whole?.figures ?? {}
  if (unfiltered !== JSON.stringify({ decided: whole?.wait.all.n, total, category })) wrong.push({ period, unfiltered })
  for (const name of BREAKDOWN_FILTERS) {
    const tables: Counted[] = []
    for (const { value, n } of none.choices[name]) {
      const filters: BreakdownFilters = { [name]: value }
      const table = await filteredTable(testApp, period, targetType, filters)
      tables.push(countedIn(table))
      seen.add(`${name} ${value}`)
      // the count beside a choice is what it leads to
      if (table.figures.total !== n) wrong.push({ period, name, value, n, told: table.figures.total })
      for (const [key, count] of Object.entries(table.figures.category)) {
        const asked = { period, targetType, dimension: 'category', key, filters } as const
        const opens = await countRowsBehind(testApp, asked)
        if (opens !== count) wrong.push({ ...asked, count, opens })
      }
    }
    const sum = JSON.stringify(addUp(tables))
    if (tables.length > 0 && sum !== unfiltered) wrong.push({ period, targetType, name, sum, unfiltered })
  }
  return wrong
}

/** Two filters together: their tables over all values of one add up to that of the other alone. */
async function combinedMismatches(testApp: TestApp, period: string, targetType: TargetType): Promise<unknown[]> {
  const wrong: unknown[] = []
  const { choices } = await filteredTable(testApp, period, targetType, {})
  for (const { value: language } of choices.language) {
    const alone = { language } as BreakdownFilters
    const table = await filteredTable(testApp, period, targetType, alone)
    const both: Counted[] = []
    for (const { value: jobCategory } of table.choices.jobCategory)
      both.push(countedIn(await filteredTable(testApp, period, targetType, { ...alone, jobCategory })))
    const [sum, told] = [JSON.stringify(addUp(both)), JSON.stringify(countedIn(table))]
    if (sum !== told) wrong.push({ period, language, sum, told })
  }
  return wrong
}

/** The filtered trend is what its months say by the same filters, and without filters the trend. */
async function trendMismatches({ app, ...testApp }: TestApp, until: string): Promise<unknown[]> {
  const wrong: unknown[] = []
  const targetType = 'job'
  const plain = (await createTrendLoader(app)({ until, targetType })).months
  for (const filters of [{}, { source: 'rule' }, { language: 'en', format: 'task' }] as const) {
    for (const [n, { month, tables }] of (
      await getFilteredTrend(app, { until, targetType, filters })
    ).months.entries()) {
      const own = countedIn(await filteredTable({ app, ...testApp }, month, targetType, filters))
      const { decided, total, category } = tables[0] ?? {}
      const drawn = JSON.stringify({ decided, total, category })
      if (drawn !== JSON.stringify(own)) wrong.push({ month, filters, drawn, own })
      const unfiltered = plain[n]?.tables[0]
      if (!('source' in filters) && !('language' in filters) && unfiltered?.total !== total)
        wrong.push({ month, total, unfiltered })
    }
  }
  return wrong
}

/** All differences between filtered figures, what they add up to, and the lists behind them. */
export async function filteredMismatches(
  testApp: TestApp,
  months: readonly string[],
  seen: SeenFilters,
): Promise<unknown[]> {
  const wrong: unknown[] = []
  const periods = (['month', 'quarter', 'year'] as const).flatMap((kind) => periodsOf(months, kind))
  for (const period of periods) {
    for (const targetType of ['job', 'message'] as const) {
      wrong.push(...(await valueMismatches(testApp, period, targetType, seen)))
      wrong.push(...(await combinedMismatches(testApp, period, targetType)))
    }
  }
  return [...wrong, ...(await trendMismatches(testApp, months.at(-1) ?? ''))]
}
