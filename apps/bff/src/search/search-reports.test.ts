import { INDEX_VERSION, indexState } from '@mimamori/storage/search/index-state-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { reindex, startIndexFiller } from '../jobs/search-index-job.ts'
import { aJob, aReport, CLEAN, openTestApp, type TestApp } from '../testing/test-app.ts'
import { sato } from '../testing/test-decisions.ts'
import { findSimilarTexts, type SearchRequest, searchTexts } from './search-texts.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const REPORTER = 'U-9001'
const WORDS = 'セミナーへの参加を何度も勧められました。'

const find = async (q: string, filters: Omit<SearchRequest, 'q'> = {}) =>
  (await searchTexts(testApp.app, sato, { q, ...filters })).hits
const found = async (q: string, filters: Omit<SearchRequest, 'q'> = {}) =>
  (await find(q, filters)).map(({ kind, target, at }) => `${kind} ${target.id} ${at}`)
const reportOn = (id: string, job: string, text = WORDS) =>
  testApp.ingest(aReport(id, { target: { type: 'job', id: job }, reporterId: REPORTER, text }))

test('the words of a report lead to its case, marked as they were written, and never to its reporter', async () => {
  await testApp.ingest(aJob('J-1', { title: '司会のお仕事', description: CLEAN, clientId: 'U-7' }))
  await reportOn('R-1', 'J-1')
  const { id, number } = await testApp.caseOfJob('J-1')
  for (const q of ['セミナー', 'せみなー 勧め', 'ｾﾐﾅｰ']) {
    const [hit, ...others] = await find(q)
    expect(others).toEqual([])
    expect(hit).toMatchObject({
      kind: 'report',
      target: { type: 'job', id: 'J-1' },
      authorId: 'U-7',
      case: { id, number },
      title: { text: '司会のお仕事', spans: [] },
    })
    expect(JSON.stringify(hit)).not.toContain(REPORTER)
    const { text, spans } = hit?.excerpt ?? { text: '', spans: [] }
    expect(text.slice(spans[0]?.start, spans[0]?.end)).toBe('セミナー')
  }
  expect(await find('', { authorId: REPORTER })).toEqual([])
  expect(await testApp.rawSql("SELECT author_id FROM search_docs WHERE type = 'report'")).toEqual([{ author_id: '' }])
})

test('a report is filtered for by its kind, and is neither a job nor shown to members', async () => {
  await testApp.ingest(aJob('J-1', { description: 'セミナー会場の受付です。' }))
  await reportOn('R-1', 'J-1')
  const kinds = async (filters: Omit<SearchRequest, 'q'>) => (await find('セミナー', filters)).map(({ kind }) => kind)
  expect(await kinds({})).toEqual(['report', 'text'])
  expect(await kinds({ type: 'report' })).toEqual(['report'])
  expect(await kinds({ type: 'job' })).toEqual(['text'])
  expect(await kinds({ state: 'visible' })).toEqual(['text'])
  expect(await kinds({ state: 'hidden' })).toEqual([])
  expect(await kinds({ type: 'job', state: 'visible' })).toEqual(['text'])
})

test('a report on something unknown is found, and leads to its case once that has come', async () => {
  await reportOn('R-1', 'J-later')
  expect(await find('セミナー')).toMatchObject([{ kind: 'report', case: null }])
  testApp.wait(5)
  await testApp.ingest(aJob('J-later', { description: CLEAN }))
  const { id } = await testApp.caseOfJob('J-later')
  expect(await find('セミナー')).toMatchObject([{ kind: 'report', case: { id } }])
})

test('a report is no text like another, and one without words is not in the index', async () => {
  const description = `${CLEAN} ${WORDS.repeat(3)}`
  await testApp.ingest(aJob('J-1', { description }))
  await reportOn('R-1', 'J-1', description)
  await reportOn('R-2', 'J-1', '')
  const { id } = await testApp.caseOfJob('J-1')
  expect((await findSimilarTexts(testApp.app, id)).items).toEqual([])
  expect(await testApp.rawSql("SELECT id FROM search_docs WHERE type = 'report'")).toEqual([{ id: 'R-1' }])
})

/** As it is on a desk whose index was made before reports were in it. */
async function withIndexOfBefore(progress: string): Promise<void> {
  const docs = process.env.TEST_ENGINE === 'postgres' ? 'doc' : 'rowid'
  await testApp.rawSql(`DELETE FROM search WHERE ${docs} IN (SELECT doc FROM search_docs WHERE type = 'report')`)
  await testApp.rawSql("DELETE FROM search_docs WHERE type = 'report'")
  await testApp.rawSql(`UPDATE marks SET value = '{"version":1,"from":1,${progress}}' WHERE name = 'search'`)
}

test.each([
  ['was whole', '"state":"whole"'],
  ['was almost filled', '"state":"filling","case":1,"doc":0,"member":"U-9"'],
])(
  'reports of a desk whose index of before %s are found after its start, each once, in order of arrival',
  async (_, progress) => {
    for (const n of [1, 2, 3]) {
      await testApp.ingest(aJob(`J-${n}`, { description: `${CLEAN} 会場はセミナー室です。` }))
      testApp.wait(60)
      await reportOn(`R-${n}`, `J-${n}`)
      testApp.wait(60)
    }
    await reportOn('R-4', 'J-unknown')
    const before = await found('セミナー')
    expect(before).toHaveLength(7)
    await withIndexOfBefore(progress)
    expect(await found('セミナー')).toHaveLength(3)
    const filler = startIndexFiller(testApp.app)
    const state = () => indexState(testApp.app.storage.db)
    await expect.poll(state).toMatchObject({ state: 'whole', version: INDEX_VERSION })
    await filler.stop()
    const after = await found('セミナー')
    expect([...after].sort()).toEqual([...before].sort())
    expect(after.filter((hit) => !hit.includes('unknown'))).toEqual(before.filter((hit) => !hit.includes('unknown')))
    await reindex(testApp.app, 'alone')
    expect([...(await found('セミナー'))].sort()).toEqual([...before].sort())
    // what comes afterwards is the newest
    await reportOn('R-5', 'J-1')
    expect((await found('セミナー'))[0]).toMatch(/^report J-1/)
  },
)
