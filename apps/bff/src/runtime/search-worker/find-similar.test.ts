import { exampleJob, type JobKind } from '@mimamori/examples/job-examples'
import { createSeededRandom, type Random } from '@mimamori/examples/seeded-random'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import type { Job } from '@mimamori/policy/intake/intake-arrivals'
import { latestClosedCaseOf, unfinishedCaseOf } from '@mimamori/storage/cases/case-of-target-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../../cases/claim-case.ts'
import { finalizeExpiredDecisions } from '../../decisions/finalize-decisions.ts'
import { findSimilarTexts } from '../../search/search-texts.ts'
import { aJob, CLEAN, openTestApp, type TestApp } from '../../testing/test-app.ts'
import { choiceOf, decideAs, sato } from '../../testing/test-decisions.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

async function caseOf(id: string): Promise<string> {
  const target = { type: 'job', id } as const
  const it = (await unfinishedCaseOf(testApp.db, target)) ?? (await latestClosedCaseOf(testApp.db, target))
  if (!it) throw new Error(`no case of ${id}`)
  return it.id
}

const alike = async (id: string) => (await findSimilarTexts(testApp.app, await caseOf(id))).items

const PLANTED = 200
const KINDS: readonly JobKind[] = ['clean', 'clean', ...CATEGORIES]
const words = new Intl.Segmenter('ja', { granularity: 'word' })
const sentences = (text: string): string[] => text.match(/[^。！？\n]+[。！？\n]*|\n+/g) ?? []

function shuffled(random: Random, list: readonly string[]): string[] {
  const left = [...list]
  return list.map(() => left.splice(random.int(0, left.length - 1), 1)[0] ?? '')
}

/** Wide letters, half-width kana turned to hiragana, and what cannot be seen between letters. */
function disguised(random: Random, text: string): string {
  return [...text]
    .map((letter) => {
      const code = letter.charCodeAt(0)
      const wide = code > 0x20 && code < 0x7f ? String.fromCharCode(code + 0xfee0) : letter
      const kana = /[ァ-ヴ]/.test(wide) && random.chance(0.5) ? String.fromCharCode(code - 0x60) : wide
      return random.chance(0.15) ? `${kana}\u200b` : kana
    })
    .join('')
}

/** A sentence of another job in the place of one, until three letters of ten are new. */
function rewritten(random: Random, text: string, others: readonly Job[]): string {
  const parts = sentences(text)
  let fresh = 0
  for (const at of shuffled(random, Object.keys(parts))) {
    const old = parts[Number(at)] ?? ''
    if (old.trim().length < 8 || fresh + old.length > text.length * 0.33) continue
    fresh += old.length
    parts[Number(at)] = random.pick(sentences(random.pick(others).description).filter((part) => part.length > 8))
  }
  return parts.join('')
}

/** Three words of ten are others. */
function reworded(random: Random, text: string, others: readonly Job[]): string {
  const pool = Array.from(words.segment(others.map((job) => job.title).join('')), (word) => word.segment)
  const fresh = pool.filter((word) => word.length > 1)
  return Array.from(words.segment(text), ({ segment }) =>
    segment.length > 1 && random.chance(0.3) ? random.pick(fresh) : segment,
  ).join('')
}

const EDITS: readonly ((random: Random, text: string, others: readonly Job[]) => string)[] = [
  (_random, text) => text,
  (random, text) => shuffled(random, sentences(text)).join(''),
  disguised,
  rewritten,
  reworded,
]

function relatedTo(random: Random, of: Job, kind: JobKind, n: number): Job {
  for (;;) {
    const job = exampleJob(random, { id: `related-${n}`, clientId: of.clientId, at: of.postedAt, kind })
    if (job.category === of.category) return job
  }
}

// hundreds of texts, each compared with all others
test('of 200 posted again nearly all bring the first one to the top, of 200 of the same trade hardly any appear', {
  timeout: 120_000,
}, async () => {
  const random = createSeededRandom(20261124)
  const at = testApp.app.clock.now()
  const originals = Array.from({ length: PLANTED }, (_, n) => {
    const kind = KINDS[n % KINDS.length] ?? 'clean'
    const job = exampleJob(random, { id: `first-${n}`, clientId: `U-${n}`, at, kind })
    return { job, related: relatedTo(random, job, kind, n) }
  })
  const firsts = originals.map(({ job }) => job)
  const again = firsts.map((job, n) => {
    const edit = EDITS[n % EDITS.length] ?? ((_r: Random, text: string) => text)
    return { ...job, id: `again-${n}`, clientId: `U-again-${n}`, description: edit(random, job.description, firsts) }
  })
  const related = originals.map((each) => each.related)
  await Promise.all([...firsts, ...related, ...again].map((body) => testApp.ingest({ kind: 'job', body })))
  let [first, unrelated] = [0, 0]
  const missed: string[] = []
  for (let n = 0; n < PLANTED; n++) {
    const shown = (await alike(`again-${n}`)).map((each) => each.target.id)
    if (shown[0] === `first-${n}`) first += 1
    else missed.push(`${n % EDITS.length}`)
    if (shown.includes(`related-${n}`)) unrelated += 1
  }
  expect.soft(first, `missed of edits ${missed.join()}`).toBeGreaterThanOrEqual(PLANTED * 0.95)
  expect.soft(unrelated).toBeLessThanOrEqual(PLANTED * 0.05)
})

test('what is alike says how, whose it is, and what was decided', async () => {
  await testApp.ingest(aJob('J-1'))
  await claimCase(testApp.app, sato, await caseOf('J-1'))
  await decideAs(testApp, sato, { caseId: await caseOf('J-1'), choice: choiceOf('hide') })
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  const long = {
    description: `${CLEAN}納期はご相談に応じます。原稿はサイト内のメッセージでお送りください。`,
    title: '紹介文の執筆',
  }
  await testApp.ingest(aJob('J-2', { clientId: 'U-2' }))
  await testApp.ingest(
    aJob('J-3', { clientId: 'U-1', title: '【簡単】アンケート回答のお仕事'.normalize('NFKC').replaceAll('お', 'オ') }),
  )
  await testApp.ingest(aJob('J-4', long))
  const items = await alike('J-2')
  expect(items).toMatchObject([
    { target: { id: 'J-1' }, score: 1, difference: 'copied', visible: false, decision: { measures: ['hide'] } },
    { target: { id: 'J-3' }, score: 1, difference: 'respelt', sameAuthor: false, visible: true, decision: null },
  ])
  expect(await alike('J-4')).toEqual([])
})

test('what came after the first question is found too, and a text is not like itself', async () => {
  await testApp.ingest(aJob('J-1'))
  expect(await alike('J-1')).toEqual([])
  for (let n = 2; n < 5; n++) {
    await testApp.ingest(aJob(`J-${n}`, { clientId: `U-${n}` }))
    expect((await alike('J-1')).map((each) => each.target.id)).toHaveLength(n - 1)
  }
})
