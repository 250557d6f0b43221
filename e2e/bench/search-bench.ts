import { createSeededRandom, type Random } from '@mimamori/examples/seeded-random'
import type { Job } from '@mimamori/policy/intake/intake-arrivals'
import { claimNext, type HeldCase, rpcRequest } from '../harness/case-requests.ts'
import { type Person, seedStaff } from '../harness/desk-accounts.ts'
import { createExamples, sendRequest } from '../harness/intake-requests.ts'
import { type Figure, latencyPercentiles, type Scale } from './bench-figures.ts'
import { type Platform, startFilledDesks } from './filled-desks.ts'
import { type DeskPools, openDeskPools } from './request-load.ts'

const SEARCH_COUNT = 400
const WARM_UP_SEARCHES = 60
const SIMILAR_SEARCH_COUNT = 60
const SAMPLE_TEXTS = 300

type SearchQuery = Readonly<Record<string, unknown>>
type QueryGroup = { readonly name: string; readonly ask: (random: Random) => SearchQuery }

/** A stretch of so many letters out of a text as clients write them: frequent ones come often, rare ones at times. */
function pickSubstring(random: Random, jobs: readonly Job[], length: number): string {
  for (;;) {
    const { title, description } = random.pick(jobs)
    const text = random.chance(0.2) ? title : description
    const at = random.int(0, Math.max(0, text.length - length))
    const stretch = text.slice(at, at + length)
    if (/^[\p{L}\p{N}]+$/u.test(stretch) && stretch.length === length) return stretch
  }
}

/** Letters that hardly ever stand side by side. */
const nonsenseText = (random: Random): string =>
  String.fromCharCode(...Array.from({ length: random.int(2, 3) }, () => random.int(0x4e00, 0x9fa0)))

function queryGroups(jobs: readonly Job[]): readonly QueryGroup[] {
  const words = (random: Random) => pickSubstring(random, jobs, random.int(2, 5))
  return [
    { name: '2 letters', ask: (random) => ({ q: pickSubstring(random, jobs, 2) }) },
    { name: '3 to 5 letters', ask: (random) => ({ q: pickSubstring(random, jobs, random.int(3, 5)) }) },
    { name: 'two words', ask: (random) => ({ q: `${words(random)} ${words(random)}` }) },
    { name: 'nothing to be found', ask: (random) => ({ q: nonsenseText(random) }) },
    {
      name: 'filters without hits',
      ask: (random) =>
        random.pick([
          { q: words(random), authorId: 'U-nobody' },
          { q: words(random), category: 'mlm', format: 'hourly', state: 'hidden' },
          { q: words(random), from: '2001-01-01', to: '2001-01-31' },
          { q: words(random), type: 'proposal', category: 'stealth_marketing' },
        ]),
    },
    {
      name: 'filters with hits',
      ask: (random) =>
        random.pick([
          { q: words(random), state: 'hidden' },
          { q: words(random), type: 'job', category: 'direct_deal' },
          { q: '', category: 'mlm' },
        ]),
    },
  ]
}

type SearchSide = { readonly pools: DeskPools; readonly person: Person }

async function timeCall({ pools, person }: SearchSide, procedure: string, input: unknown): Promise<number> {
  const from = performance.now()
  const { status, text } = await sendRequest(pools.next(), rpcRequest(person, procedure, input))
  if (status !== 200) throw new Error(`${procedure}: ${status} ${text.slice(0, 200)}`)
  return performance.now() - from
}

async function measureGroup(side: SearchSide, { ask }: QueryGroup, random: Random): Promise<number[]> {
  const latencies: number[] = []
  for (let n = 0; n < SEARCH_COUNT; n++) latencies.push(await timeCall(side, 'search/find', ask(random)))
  return latencies
}

/** Cases whose texts are compared with all others; the first comparison reads the signatures, and is a figure of its own. */
async function measureSimilar(side: SearchSide): Promise<{ first: number; latencies: number[] }> {
  const held: HeldCase[] = []
  while (held.length <= SIMILAR_SEARCH_COUNT) {
    const one = await claimNext(side.pools.next(), side.person, 'patrol')
    if (!one) break
    held.push(one)
  }
  const latencies: number[] = []
  for (const { id: caseId } of held) latencies.push(await timeCall(side, 'search/similar', { caseId }))
  return { first: latencies[0] ?? 0, latencies: latencies.slice(1) }
}

async function measureOn({ cases, at }: Scale, platform: Platform): Promise<Figure[]> {
  const filled = await startFilledDesks({ cases }, platform)
  const pools = openDeskPools(filled, 1)
  try {
    const [person] = await seedStaff(filled.first, 1)
    if (!person) throw new Error('nobody to search')
    const side: SearchSide = { pools, person }
    const random = createSeededRandom(11)
    const { job } = createExamples(29)
    const groups = queryGroups(Array.from({ length: SAMPLE_TEXTS }, (_, n) => job(`words-${n}`)))
    const of = { id: 'N11', engine: filled.engine, cases, connections: 1 } as const
    const figure = (name: string, latencies: number[]): Figure => {
      const spread = latencyPercentiles(latencies)
      return { ...of, name: `${name}, ${at}`, value: spread.p95_ms, unit: 'ms', n: latencies.length, ...spread }
    }
    for (let n = 0; n < WARM_UP_SEARCHES; n++) await timeCall(side, 'search/find', random.pick(groups).ask(random))
    const asked: { name: string; latencies: number[] }[] = []
    for (const group of groups) asked.push({ name: group.name, latencies: await measureGroup(side, group, random) })
    const all = figure(
      'search',
      asked.flatMap(({ latencies }) => latencies),
    )
    const compared = await measureSimilar(side)
    const first: Figure = {
      ...of,
      name: `similar, the first, ${at}`,
      value: Math.round(compared.first),
      unit: 'ms',
      n: 1,
    }
    return [
      all,
      ...asked.map(({ name, latencies }) => figure(`search, ${name}`, latencies)),
      figure('similar', compared.latencies),
      first,
    ]
  } finally {
    await pools.close()
    await filled.discard()
  }
}

/** N11: searches over HTTP, one after another, of all kinds together and each kind by itself; and texts that are alike. */
export async function benchSearch(scale: Scale): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const platform of scale.platforms) figures.push(...(await measureOn(scale, platform)))
  return figures
}
