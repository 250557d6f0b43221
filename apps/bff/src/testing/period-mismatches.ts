import { BREAKDOWN_DIMENSIONS } from '@mimamori/policy/breakdown/breakdown-count-rules'
import type { BreakdownTable } from '@mimamori/policy/breakdown/breakdown-model'
import {
  addPeriods,
  kindOfPeriod,
  monthsOfPeriod,
  type PeriodKind,
  periodWith,
} from '@mimamori/policy/breakdown/period'
import { medianWait } from '@mimamori/policy/breakdown/wait-histogram'
import type { TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { exportBreakdown } from '../breakdown/export-breakdown.ts'
import { getBreakdownPeriod } from '../breakdown/get-breakdown-period.ts'
import { createTrendLoader } from '../breakdown/get-breakdown-trend.ts'
import { countMismatches, countsBy } from './breakdown-mismatches.ts'
import { person, type TestApp } from './test-app.ts'

/** The periods of a kind that these months are in, in order. */
export const periodsOf = (months: readonly string[], kind: PeriodKind): string[] => [
  ...new Set(months.map((month) => periodWith(month, kind))),
]

/** Everything a table counts, flat; zeros are left out. */
function countsOf(table: BreakdownTable): Map<string, number> {
  const { checked, reports, decisions, wait } = table
  const groups: Readonly<Record<string, Readonly<Record<string, number | undefined>>>> = {
    ...countsBy(table),
    checked,
    reports,
    decisions,
    wait: { all: wait.all.n, flagged: wait.flagged.n, patrol: wait.patrol.n },
    total: { all: table.figures.total },
  }
  return new Map(
    Object.entries(groups).flatMap(([name, counts]) =>
      Object.entries(counts).flatMap(([key, n]) => (n ? [[`${name} ${key}`, n] as const] : [])),
    ),
  )
}

const addUp = (all: readonly ReadonlyMap<string, number>[]) => {
  const sum = new Map<string, number>()
  for (const each of all) for (const [key, n] of each) sum.set(key, (sum.get(key) ?? 0) + n)
  return sum
}

const sorted = (counts: ReadonlyMap<string, number>) => JSON.stringify([...counts].sort())

async function tableOf({ app }: TestApp, period: string, targetType: TargetType): Promise<BreakdownTable> {
  const [table] = (await getBreakdownPeriod(app, { period, targetType })).tables
  if (!table) throw new Error(`no table of ${period}`)
  return table
}

/** The median of a period, from the stored steps of its months. */
async function medianOf({ rawSql }: TestApp, period: string, targetType: TargetType) {
  const months = monthsOfPeriod(period).map((month) => `'${month}'`)
  const rows = (await rawSql(
    `SELECT key, sum(n) AS n FROM breakdown_counts WHERE target_type = '${targetType}' AND dimension IN ('flagged', 'patrol') AND month IN (${months.join()}) GROUP BY key`,
  )) as { key: string; n: number | string }[]
  return medianWait(new Map(rows.map(({ key, n }) => [key, Number(n)])))
}

/** Is a longer period what its months add up to, and its comparison what that period says of itself? */
async function sumMismatches(testApp: TestApp, period: string, targetType: TargetType): Promise<unknown[]> {
  const wrong: unknown[] = []
  const table = await tableOf(testApp, period, targetType)
  const months = await Promise.all(monthsOfPeriod(period).map((month) => tableOf(testApp, month, targetType)))
  const [told, sum] = [sorted(countsOf(table)), sorted(addUp(months.map(countsOf)))]
  if (told !== sum) wrong.push({ period, targetType, told, sum })
  const median = await medianOf(testApp, period, targetType)
  if (JSON.stringify(median) !== JSON.stringify(table.wait.all.median))
    wrong.push({ period, median, table: table.wait })
  const earlier = await tableOf(testApp, addPeriods(period, -1), targetType)
  const [was, itself] = [JSON.stringify(table.before.whole), JSON.stringify(earlier.figures)]
  if (was !== itself) wrong.push({ period, was, itself })
  return wrong
}

const rin = person('rin', 'lead')
const cellsOf = (line: string) => line.split(',')

/** The figures of a period in another number than its export says. */
async function exportMismatches(testApp: TestApp, period: string): Promise<unknown[]> {
  const deps = { app: testApp.app, trend: createTrendLoader(testApp.app) }
  const { csv } = await exportBreakdown(deps, rin, { sheet: 'period', period, filters: {} })
  const [head = '', ...lines] = csv.slice(1).trimEnd().split('\r\n')
  const at = new Map(cellsOf(head).map((name, index) => [name, index]))
  const cell = (line: string, name: string) => cellsOf(line)[at.get(name) ?? -1] ?? ''
  const told = new Map(
    lines.map((line) => [
      `${cell(line, 'target_type')} ${cell(line, 'dimension')} ${cell(line, 'key')}`,
      Number(cell(line, 'count')),
    ]),
  )
  const shown = new Map(
    (await getBreakdownPeriod(testApp.app, { period })).tables.flatMap((table) =>
      BREAKDOWN_DIMENSIONS.flatMap((dimension) =>
        Object.entries(countsBy(table)[dimension]).map(
          ([key, n]) => [`${table.targetType} ${dimension} ${key}`, n] as const,
        ),
      ),
    ),
  )
  const some = (counts: ReadonlyMap<string, number>) => sorted(new Map([...counts].filter(([, n]) => n > 0)))
  return some(told) === some(shown) ? [] : [{ period, told: some(told), shown: some(shown) }]
}

/** All differences between months, quarters and years, their exports, and the lists behind their figures. */
export async function periodMismatches(testApp: TestApp, months: readonly string[]): Promise<unknown[]> {
  const wrong: unknown[] = []
  const periods = (['month', 'quarter', 'year'] as const).flatMap((kind) => periodsOf(months, kind))
  for (const period of periods) {
    for (const targetType of ['job', 'message'] as const)
      wrong.push(...(await sumMismatches(testApp, period, targetType)))
    wrong.push(...(await exportMismatches(testApp, period)))
    if (kindOfPeriod(period) !== 'month') wrong.push(...(await countMismatches(testApp, period)))
  }
  return wrong
}
