import { createSeededRandom, type Random } from '@mimamori/examples/seeded-random'
import { plusSeconds } from '@mimamori/policy/instant'
import { parseSearchQuery } from '@mimamori/policy/search/search-query'
import { filterTokens, type SearchFilters } from '@mimamori/policy/search/search-tokens'
import { createTokenSampler, type TokenSample } from '@mimamori/policy/search/token-sample'
import { foldForSearch } from '@mimamori/policy/search/word-characters'
import { openSearchIndex, type SearchIndex } from '@mimamori/storage/search/open-search-index'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../../cases/claim-case.ts'
import { storageOptions } from '../../create-context.ts'
import { finalizeExpiredDecisions } from '../../decisions/finalize-decisions.ts'
import { randomLives } from '../../testing/random-lives.ts'
import { aJob, aMessage, openTestApp, START, type TestApp } from '../../testing/test-app.ts'
import { choiceOf, decideAs, sato } from '../../testing/test-decisions.ts'
import { executeSearch } from './execute-search.ts'
import { sampleIndexTokens } from './token-sampling.ts'

let testApp: TestApp
let index: SearchIndex
beforeEach(async () => {
  testApp = await openTestApp()
  index = openSearchIndex(storageOptions(testApp.app.settings).at)
})
afterEach(async () => {
  await index.close()
  await testApp.close()
})

/** What was taken in, in order of arrival, as somebody who reads everything would know it. */
type Known = { id: string; text: string; at: string; around: SearchFilters }

const SYLLABLES = ['東京', '京都', '都内', '内容', '容器', '連絡', '絡線', 'LINE', 'ライン', '。', ' ', 'です']
const TEXTS = 200
const QUERIES = randomLives(80, 80)
const FORMATS = ['project', 'task', 'hourly'] as const

function wordsOf(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.pick(SYLLABLES)).join('')
}

async function hide(id: string): Promise<void> {
  const it = await testApp.caseOfJob(id)
  await claimCase(testApp.app, sato, it.id)
  await decideAs(testApp, sato, { caseId: it.id, choice: choiceOf('hide') })
}

/** PostgreSQL asks stretch by stretch: its texts are given numbers as if many others had come between them. */
async function leap(): Promise<void> {
  if (process.env.TEST_ENGINE === 'postgres')
    await testApp.rawSql("SELECT setval('search_doc', nextval('search_doc') + 3000)")
}

async function taken(random: Random): Promise<Known[]> {
  const known: Known[] = []
  for (let n = 0; n < TEXTS; n++) {
    const [text, at] = [wordsOf(random, random.int(2, 30)), testApp.app.clock.now()]
    const authorId = `U-${random.int(1, 4)}`
    if (random.chance(0.1)) {
      const body = `LINEのID: kantan_shigoto ${text}`
      await testApp.ingest(aMessage(`M-${n}`, { senderId: authorId, body }))
      known.push({
        id: `M-${n}`,
        text: body,
        at,
        around: { type: 'message', authorId, state: 'visible', format: 'project' },
      })
    } else {
      const format = random.pick(FORMATS)
      const { body } = aJob(`J-${n}`, { clientId: authorId, description: text, format })
      await testApp.ingest(aJob(`J-${n}`, { clientId: authorId, description: text, format }))
      const title = 'title' in body ? body.title : ''
      known.push({
        id: `J-${n}`,
        text: `${title}\n${text}`,
        at,
        around: { type: 'job', authorId, state: 'visible', format },
      })
    }
    if (n % 4 === 0) await leap()
    testApp.wait(600)
  }
  for (const each of known.filter(({ around }) => around.type === 'job' && random.chance(0.1))) {
    await hide(each.id)
    each.around = { ...each.around, state: 'hidden', category: 'direct_deal' }
  }
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  return known.reverse()
}

type RandomQuery = {
  readonly q: string
  readonly filters: SearchFilters
  readonly from: string | null
  readonly until: string | null
}

function randomQuery(random: Random): RandomQuery {
  const maybe = <T>(chance: number, value: T): T | undefined => (random.chance(chance) ? value : undefined)
  const day = (chance: number) => maybe(chance, plusSeconds(START, random.int(0, TEXTS) * 600)) ?? null
  return {
    q: Array.from({ length: random.int(1, 3) }, () =>
      wordsOf(random, random.int(1, 2)).slice(0, random.int(2, 5)),
    ).join(' '),
    filters: {
      type: maybe(0.3, random.pick(['job', 'message', 'proposal'] as const)),
      authorId: maybe(0.2, `U-${random.int(1, 5)}`),
      state: maybe(0.3, random.pick(['visible', 'hidden'] as const)),
      category: maybe(0.2, random.pick(['direct_deal', 'mlm'] as const)),
      format: maybe(0.2, random.pick(FORMATS)),
    },
    from: day(0.2),
    until: day(0.2),
  }
}

/** Read everything. */
function scanned(known: readonly Known[], { q, filters, from, until }: RandomQuery): string[] {
  const terms = parseSearchQuery(q)?.terms ?? []
  const passes = ({ around, at, text }: Known): boolean =>
    Object.entries(filters).every(
      ([name, value]) => value === undefined || around[name as keyof SearchFilters] === value,
    ) &&
    (from === null || at >= from) &&
    (until === null || at < until) &&
    terms.every((term) => foldForSearch(text).includes(term))
  return known.filter(passes).map(({ id }) => id)
}

/** Page after page, and what the first says of their number. */
async function found({ q, filters, ...days }: RandomQuery, sample: TokenSample | null) {
  const question = { query: parseSearchQuery(q), filters: filterTokens(filters), ...days }
  const first = await executeSearch(index, { ...question, after: null }, sample)
  const ids = first.hits.map(({ target }) => target.id)
  for (let { next } = first; next !== null; ) {
    const page = await executeSearch(index, { ...question, after: next }, sample)
    ids.push(...page.hits.map(({ target }) => target.id))
    next = page.next
  }
  return { ids, count: first.count }
}

/** Samples that are right, of nothing, and as wrong as can be: they decide what a search costs, not what it finds. */
async function samples(): Promise<(TokenSample | null)[]> {
  const drawn = await sampleIndexTokens(index)
  const everywhere = Uint16Array.from({ length: drawn.size }, (_, n) => n)
  const wrong = new Map(
    [...drawn.having.keys()].map((token, n) => [token, n % 2 ? everywhere : everywhere.slice(0, 2)]),
  )
  return [null, createTokenSampler().sample(0), { ...drawn, of: 1_000_000 }, { ...drawn, of: 1_000_000, having: wrong }]
}

// hundreds of texts, looked for in many ways
test('whatever is looked for, what is found is what reading everything finds, the newest first', {
  timeout: 120_000,
}, async () => {
  const random = createSeededRandom(20)
  const known = await taken(random)
  const all = await samples()
  let hits = 0
  for (let n = 0; n < QUERIES; n++) {
    const asked = randomQuery(random)
    if (parseSearchQuery(asked.q) === null && filterTokens(asked.filters).length === 0) continue
    const expected = scanned(known, asked)
    hits += expected.length
    for (const [which, sample] of all.entries()) {
      const { ids, count } = await found(asked, sample)
      expect(ids, `${JSON.stringify(asked)}, sample ${which}`).toEqual(expected)
      if (count?.kind === 'exact') expect(count.n, JSON.stringify(asked)).toBe(expected.length)
    }
  }
  expect(hits / QUERIES).toBeGreaterThan(6.25)
})
