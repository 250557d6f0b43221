import type { BreakdownFilters } from '@mimamori/policy/breakdown/breakdown-filters'
import { type BreakdownTable, CASES_PAGE_SIZE } from '@mimamori/policy/breakdown/breakdown-model'
import { ALL_KEYS, LISTED_FIGURES, type ListedFigure } from '@mimamori/policy/breakdown/case-list-rules'
import type { TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { casesOfFigure } from '@mimamori/storage/breakdown/breakdown-case-reads'
import { getBreakdownPeriod } from '../breakdown/get-breakdown-period.ts'
import { createTrendLoader } from '../breakdown/get-breakdown-trend.ts'
import { checkBreakdown } from '../breakdown/recount-breakdown.ts'
import type { TestApp } from './test-app.ts'

/** The figures of a table that open a list, by what they count. */
export const countsBy = ({
  figures,
  decisions,
}: BreakdownTable): Readonly<Record<ListedFigure, Readonly<Record<string, number>>>> => ({
  category: figures.category,
  named: figures.named,
  source: figures.source,
  measure: figures.measure,
  taken: figures.taken,
  format: figures.format,
  job_category: figures.jobCategory,
  confirmed: { [ALL_KEYS]: decisions.confirmed },
  overturned: { [ALL_KEYS]: decisions.overturned },
})

type ListQuery = {
  readonly period: string
  readonly targetType: TargetType
  readonly dimension: ListedFigure
  readonly key: string
  readonly filters?: BreakdownFilters
}

/** How many rows are in the list behind a figure, on all its pages. */
export async function countRowsBehind({ db }: TestApp, asked: ListQuery): Promise<number> {
  const found = new Set<string>()
  for (let after: string | undefined; ; ) {
    const page = await casesOfFigure(db, { ...asked, after })
    for (const { rowId } of page.slice(0, CASES_PAGE_SIZE)) found.add(rowId)
    if (page.length <= CASES_PAGE_SIZE) return found.size
    after = page[CASES_PAGE_SIZE - 1]?.rowId
  }
}

/** The figures of a period with another count than the list behind them has rows. */
export async function countMismatches(testApp: TestApp, period: string): Promise<unknown[]> {
  const wrong: unknown[] = []
  for (const table of (await getBreakdownPeriod(testApp.app, { period })).tables) {
    const { targetType, figures } = table
    const counts = countsBy(table)
    for (const dimension of LISTED_FIGURES) {
      for (const [key, n] of Object.entries(counts[dimension])) {
        const opens = await countRowsBehind(testApp, { period, targetType, dimension, key })
        if (opens !== n) wrong.push({ period, targetType, dimension, key, n, opens })
      }
    }
    if (Object.values(figures.category).reduce((sum, n) => sum + n, 0) !== figures.total)
      wrong.push({ period, figures })
  }
  return wrong
}

/** One for each desk, as in production: it caches medians. */
const trends = new WeakMap<TestApp, ReturnType<typeof createTrendLoader>>()

/** The months whose figures in the trend of 13 months differ from those of the month. */
async function trendMismatches(testApp: TestApp, until: string): Promise<unknown[]> {
  const wrong: unknown[] = []
  const trend = trends.get(testApp) ?? createTrendLoader(testApp.app)
  trends.set(testApp, trend)
  for (const { month, tables } of (await trend({ until })).months) {
    const whole = (await getBreakdownPeriod(testApp.app, { period: month })).tables
    for (const [n, { category, confirmed, overturned, wait, opened }] of tables.entries()) {
      const own = whole[n]
      const drawn = {
        category,
        decisions: { confirmed, overturned },
        wait,
        opened: Object.values(opened).reduce((sum, each) => sum + each, 0),
      }
      const told = own && {
        category: own.figures.category,
        decisions: own.decisions,
        wait: own.wait.all,
        opened: own.checked.opened,
      }
      if (JSON.stringify(drawn) !== JSON.stringify(told)) wrong.push({ month, drawn, told })
    }
  }
  return wrong
}

/** All differences between counters, a count of all rows, the tables of charts and the cases behind figures. */
export async function breakdownMismatches(testApp: TestApp, months: readonly string[]): Promise<unknown[]> {
  const { ok, output } = await checkBreakdown(testApp.app)
  const wrong: unknown[] = ok ? [] : [output]
  for (const month of months) wrong.push(...(await countMismatches(testApp, month)))
  return [...wrong, ...(await trendMismatches(testApp, months.at(-1) ?? ''))]
}
