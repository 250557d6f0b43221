import { BREAKDOWN_DIMENSIONS, type BreakdownDimension } from '@mimamori/policy/breakdown/breakdown-count-rules'
import { type BreakdownMonth, CASES_PAGE_SIZE } from '@mimamori/policy/breakdown/breakdown-model'
import { monthOf, monthsEndingWith } from '@mimamori/policy/breakdown/japan-month'
import { type Prepared, send } from '../running/intake.ts'
import { call } from '../running/load.ts'
import { addStaff, type Person, signIn } from '../running/people.ts'
import { breakdownPainted } from './breakdown-painted.ts'
import { type Fill, type Filled, type Platform, startFilled } from './filled.ts'
import { type Way, wayTo } from './load.ts'
import { type Figure, percentilesOf, rounded, type Scale, spreadOf } from './measure.ts'

const SMALL = 10_000
/** so that a month of it has as much to show as one of a million: its figures are not zero, and its pages are full */
const CLOSE: Fill = { cases: SMALL, days: 60 }
const ROUNDS = 10
const A_ROUND = 100
const WARM_UP = 200
const MONTHS = 13
const LEAD = 'uchiwake'

type Asking = 'month' | 'running month' | '13 months' | 'cases'
const ASKINGS: readonly Asking[] = ['month', 'running month', '13 months', 'cases']

type Side = { readonly filled: Filled; readonly way: Way; readonly asks: Readonly<Record<Asking, readonly Prepared[]>> }

type Behind = { readonly month: string; readonly dimension: BreakdownDimension; readonly key: string }

/** The figures of a table that open a page that is full, or the largest where none does: pages of one length are compared. */
function figuresOf(month: BreakdownMonth): Behind[] {
  const figures = month.tables[0]?.figures
  if (!figures) return []
  const { category, named, source, measure, format, jobCategory } = figures
  const counts = { category, named, source, measure, format, job_category: jobCategory }
  const all = BREAKDOWN_DIMENSIONS.flatMap((dimension) =>
    Object.entries(counts[dimension]).map(([key, n]) => ({ dimension, key, n })),
  )
  const most = Math.min(CASES_PAGE_SIZE, Math.max(0, ...all.map(({ n }) => n)))
  const largest = all.filter(({ n }) => n > 0 && n >= most)
  return largest.map(({ dimension, key }) => ({ month: month.month, dimension, key }))
}

async function asksOf(person: Person, now: string): Promise<Side['asks']> {
  const targetType = 'job'
  const running = monthOf(now)
  const months = monthsEndingWith(running, MONTHS)
  const asked = await Promise.all(months.map((month) => person.client.breakdown.month({ month, targetType })))
  const totals = asked.map(({ tables }) => tables[0]?.figures.total ?? 0)
  // a desk may have had little to do at its beginning
  const busy = (_: unknown, at: number) => 2 * (totals[at] ?? 0) >= Math.max(...totals)
  const over = months.slice(0, -1).filter(busy)
  return {
    month: over.map((month) => call(person, 'breakdown/month', { month, targetType })),
    'running month': [call(person, 'breakdown/month', { month: running, targetType })],
    '13 months': months.map((until) => call(person, 'breakdown/trend', { until, targetType })),
    cases: asked
      .filter(busy)
      .flatMap(figuresOf)
      .map((figure) => call(person, 'breakdown/cases', { ...figure, targetType })),
  }
}

async function open(fill: Fill, platform: Platform): Promise<Side> {
  const filled = await startFilled(fill, platform)
  const person = await signIn(filled.first.url, await addStaff(filled.first, LEAD, 'lead'))
  return { filled, way: wayTo(filled, 1), asks: await asksOf(person, new Date().toISOString()) }
}

async function close({ way, filled }: Side): Promise<void> {
  await way.close()
  await filled.discard()
}

/** Ask so many times, one after the other, each figure in its turn. Answers how long each took, in milliseconds. */
async function ask({ way, asks }: Side, asking: Asking, count: number): Promise<number[]> {
  const latencies: number[] = []
  const all = asks[asking]
  for (let n = 0; n < count; n++) {
    const request = all[n % all.length]
    if (!request) throw new Error(`nothing to ask for ${asking}`)
    const from = performance.now()
    const { status, text } = await send(way.next(), request)
    latencies.push(performance.now() - from)
    if (status !== 200) throw new Error(`${asking}: ${status} ${text.slice(0, 200)}`)
  }
  return latencies
}

async function askInTurns(small: Side, large: Side, asking: Asking) {
  const latencies = { small: [] as number[], large: [] as number[] }
  for (const side of [small, large]) await ask(side, asking, WARM_UP)
  for (let round = 0; round < ROUNDS; round++) {
    latencies.small.push(...(await ask(small, asking, A_ROUND)))
    latencies.large.push(...(await ask(large, asking, A_ROUND)))
  }
  return latencies
}

/** The page itself, on the large desk. */
async function painted({ filled }: Side, at: string): Promise<Figure[]> {
  const { first, others, version } = await breakdownPainted(filled.first)
  const of = { id: 'N12', engine: `${filled.engine}, Chromium ${version}`, unit: 'ms' } as const
  const { p95 } = percentilesOf(others)
  return [
    { ...of, name: `key to breakdown painted, p95, ${at}`, value: p95, n: others.length, ...spreadOf(others) },
    { ...of, name: `key to breakdown painted, its script not loaded yet, ${at}`, value: rounded(first, 1), n: 1 },
  ]
}

async function measured({ cases, at }: Scale, platform: Platform): Promise<Figure[]> {
  const small = { spread: await open({ cases: SMALL }, platform), close: await open(CLOSE, platform) }
  const large = await open({ cases }, platform)
  const figures: Figure[] = []
  try {
    for (const asking of ASKINGS) {
      const latencies = await askInTurns(asking === '13 months' ? small.spread : small.close, large, asking)
      const of = { id: 'N12', engine: large.filled.engine, connections: 1, n: ROUNDS * A_ROUND } as const
      const [few, many] = [percentilesOf(latencies.small), percentilesOf(latencies.large)]
      const name = (where: string) => `breakdown, ${asking}, ${where}`
      figures.push(
        { ...of, name: name('10 k cases'), value: few.p95, unit: 'ms', ...spreadOf(latencies.small) },
        { ...of, name: name(at), value: many.p95, unit: 'ms', ...spreadOf(latencies.large) },
        {
          ...of,
          name: name(`10 k → ${at}, p95`),
          value: rounded(many.p95 / few.p95),
          unit: '×',
          of_p50: rounded(many.p50 / few.p50),
        },
      )
    }
    if (platform === 'sqlite') figures.push(...(await painted(large, at)))
    return figures
  } finally {
    for (const each of [small.spread, small.close, large]) await close(each)
  }
}

/** N12: a month of the breakdown, 13 of them and the cases behind a figure over HTTP, on a small desk and a large one. */
export async function breakdown(scale: Scale): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const platform of scale.platforms) figures.push(...(await measured(scale, platform)))
  return figures
}
