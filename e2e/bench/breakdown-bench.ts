import { BREAKDOWN_DIMENSIONS, type BreakdownDimension } from '@mimamori/policy/breakdown/breakdown-count-rules'
import { type BreakdownPeriod, CASES_PAGE_SIZE } from '@mimamori/policy/breakdown/breakdown-model'
import { monthOf, monthsEndingWith } from '@mimamori/policy/breakdown/japan-month'
import { periodWith } from '@mimamori/policy/breakdown/period'
import { rpcRequest } from '../harness/case-requests.ts'
import { addStaff, type Person, signIn } from '../harness/desk-accounts.ts'
import { type PreparedRequest, sendRequest } from '../harness/intake-requests.ts'
import { type Figure, latencyPercentiles, percentilesOf, roundTo, type Scale } from './bench-figures.ts'
import { measureBreakdownPaint } from './breakdown-paint.ts'
import { type FilledDesks, type FillOptions, type Platform, startFilledDesks } from './filled-desks.ts'
import { type DeskPools, openDeskPools } from './request-load.ts'

const SMALL_CASE_COUNT = 10_000
/** so that a month of it has as much to show as one of a million: its figures are not zero, and its pages are full */
const SMALL_FILL: FillOptions = { cases: SMALL_CASE_COUNT, days: 60 }
const ROUND_COUNT = 10
const QUERIES_PER_ROUND = 100
const WARM_UP_QUERIES = 200
const MONTH_COUNT = 13
const LEAD_LOGIN = 'uchiwake'

const QUERY_KINDS = [
  'month',
  'running month',
  'quarter',
  'year',
  '13 months',
  'cases',
  'filtered month',
  'filtered 13 months',
] as const
type QueryKind = (typeof QUERY_KINDS)[number]

/** The trend is as long on a desk of any size. */
const SPREAD: ReadonlySet<QueryKind> = new Set<QueryKind>(['13 months', 'filtered 13 months', 'year'])
/** Counted from decisions: what they take grows with their number, so they are asked less often. */
const COUNTED: ReadonlySet<QueryKind> = new Set<QueryKind>(['filtered month', 'filtered 13 months'])
const COUNTED_PER_ROUND = 10
const FILTERS = [{ source: 'patrol' }, { format: 'project', language: 'ja' }, { language: 'en' }] as const

type BreakdownSide = {
  readonly filled: FilledDesks
  readonly pools: DeskPools
  readonly queries: Readonly<Record<QueryKind, readonly PreparedRequest[]>>
}

type FigureKey = { readonly period: string; readonly dimension: BreakdownDimension; readonly key: string }

/** The figures of a table that open a page that is full, or the largest where none does: pages of one length are compared. */
function figureKeysIn({ period, tables }: BreakdownPeriod): FigureKey[] {
  const figures = tables[0]?.figures
  if (!figures) return []
  const { category, named, source, measure, taken, format, jobCategory } = figures
  const counts = { category, named, source, measure, taken, format, job_category: jobCategory }
  const all = BREAKDOWN_DIMENSIONS.flatMap((dimension) =>
    Object.entries(counts[dimension]).map(([key, n]) => ({ dimension, key, n })),
  )
  const most = Math.min(CASES_PAGE_SIZE, Math.max(0, ...all.map(({ n }) => n)))
  const largest = all.filter(({ n }) => n > 0 && n >= most)
  return largest.map(({ dimension, key }) => ({ period, dimension, key }))
}

async function prepareQueries(person: Person, now: string): Promise<BreakdownSide['queries']> {
  const targetType = 'job'
  const running = monthOf(now)
  const months = monthsEndingWith(running, MONTH_COUNT)
  const asked = await Promise.all(months.map((month) => person.client.breakdown.period({ period: month, targetType })))
  const totals = asked.map(({ tables }) => tables[0]?.figures.total ?? 0)
  // a desk may have had little to do at its beginning
  const busy = (_: unknown, at: number) => 2 * (totals[at] ?? 0) >= Math.max(...totals)
  const over = months.slice(0, -1).filter(busy)
  const ofPeriod = (period: string) => rpcRequest(person, 'breakdown/period', { period, targetType })
  return {
    month: over.map(ofPeriod),
    'running month': [ofPeriod(running)],
    quarter: [...new Set(over.map((month) => periodWith(month, 'quarter')))].map(ofPeriod),
    year: [...new Set(over.map((month) => periodWith(month, 'year')))].map(ofPeriod),
    '13 months': months.map((until) => rpcRequest(person, 'breakdown/trend', { until, targetType })),
    cases: asked
      .filter(busy)
      .flatMap(figureKeysIn)
      .map((figure) => rpcRequest(person, 'breakdown/cases', { ...figure, targetType })),
    'filtered month': over.flatMap((period) =>
      FILTERS.map((filters) => rpcRequest(person, 'breakdown/filtered', { period, targetType, filters })),
    ),
    'filtered 13 months': FILTERS.map((filters) =>
      rpcRequest(person, 'breakdown/filteredTrend', { until: running, targetType, filters }),
    ),
  }
}

async function openSide(fill: FillOptions, platform: Platform): Promise<BreakdownSide> {
  const filled = await startFilledDesks(fill, platform)
  const person = await signIn(filled.first.url, await addStaff(filled.first, LEAD_LOGIN, 'lead'))
  return { filled, pools: openDeskPools(filled, 1), queries: await prepareQueries(person, new Date().toISOString()) }
}

async function closeSide({ pools, filled }: BreakdownSide): Promise<void> {
  await pools.close()
  await filled.discard()
}

/** Ask so many times, one after the other, each figure in its turn. Answers how long each took, in milliseconds. */
async function measureQueries({ pools, queries }: BreakdownSide, asking: QueryKind, count: number): Promise<number[]> {
  const latencies: number[] = []
  const all = queries[asking]
  for (let n = 0; n < count; n++) {
    const request = all[n % all.length]
    if (!request) throw new Error(`nothing to ask for ${asking}`)
    const from = performance.now()
    const { status, text } = await sendRequest(pools.next(), request)
    latencies.push(performance.now() - from)
    if (status !== 200) throw new Error(`${asking}: ${status} ${text.slice(0, 200)}`)
  }
  return latencies
}

const queriesPerRound = (asking: QueryKind) => (COUNTED.has(asking) ? COUNTED_PER_ROUND : QUERIES_PER_ROUND)

async function measureInTurns(small: BreakdownSide, large: BreakdownSide, asking: QueryKind) {
  const latencies = { small: [] as number[], large: [] as number[] }
  const perRound = queriesPerRound(asking)
  for (const side of [small, large])
    await measureQueries(side, asking, COUNTED.has(asking) ? perRound : WARM_UP_QUERIES)
  for (let round = 0; round < ROUND_COUNT; round++) {
    latencies.small.push(...(await measureQueries(small, asking, perRound)))
    latencies.large.push(...(await measureQueries(large, asking, perRound)))
  }
  return latencies
}

/** The page itself, on the large desk. */
async function paintFigures({ filled }: BreakdownSide, at: string): Promise<Figure[]> {
  const { first, others, version } = await measureBreakdownPaint(filled.first)
  const of = { id: 'N12', engine: `${filled.engine}, Chromium ${version}`, unit: 'ms' } as const
  const { p95 } = percentilesOf(others)
  return [
    {
      ...of,
      name: `key to breakdown painted, p95, ${at}`,
      value: p95,
      n: others.length,
      ...latencyPercentiles(others),
    },
    { ...of, name: `key to breakdown painted, its script not loaded yet, ${at}`, value: roundTo(first, 1), n: 1 },
  ]
}

async function measureOn({ cases, at }: Scale, platform: Platform): Promise<Figure[]> {
  const small = {
    spread: await openSide({ cases: SMALL_CASE_COUNT }, platform),
    close: await openSide(SMALL_FILL, platform),
  }
  const large = await openSide({ cases }, platform)
  const figures: Figure[] = []
  try {
    for (const asking of QUERY_KINDS) {
      const latencies = await measureInTurns(SPREAD.has(asking) ? small.spread : small.close, large, asking)
      const of = {
        id: 'N12',
        engine: large.filled.engine,
        connections: 1,
        n: ROUND_COUNT * queriesPerRound(asking),
      } as const
      const [few, many] = [percentilesOf(latencies.small), percentilesOf(latencies.large)]
      const name = (where: string) => `breakdown, ${asking}, ${where}`
      figures.push(
        { ...of, name: name('10 k cases'), value: few.p95, unit: 'ms', ...latencyPercentiles(latencies.small) },
        { ...of, name: name(at), value: many.p95, unit: 'ms', ...latencyPercentiles(latencies.large) },
        {
          ...of,
          name: name(`10 k → ${at}, p95`),
          value: roundTo(many.p95 / few.p95),
          unit: '×',
          of_p50: roundTo(many.p50 / few.p50),
        },
      )
    }
    if (platform === 'sqlite') figures.push(...(await paintFigures(large, at)))
    return figures
  } finally {
    for (const each of [small.spread, small.close, large]) await closeSide(each)
  }
}

/** N12: periods of the breakdown, 13 months, the cases behind a figure, and both by filters, over HTTP, on a small desk and a large one. */
export async function benchBreakdown(scale: Scale): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const platform of scale.platforms) figures.push(...(await measureOn(scale, platform)))
  return figures
}
