import { openSearchIndex } from '@mimamori/storage/search/open-search-index'
import { docRange } from '@mimamori/storage/search/search-reads'
import { sampleTokens } from '@mimamori/storage/search/token-sample-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { storageOptions } from '../create-context.ts'
import { reindex } from '../jobs/search-index-job.ts'
import { storeEnquiry, storeReminder } from '../testing/stored-contact-cases.ts'
import { aJob, openTestApp, type TestApp } from '../testing/test-app.ts'
import { sato } from '../testing/test-decisions.ts'
import { findSimilarTexts, type SearchRequest, searchTexts } from './search-texts.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const TEXT = '前払いのあと、音信不通になりました。納品の予定日はとうに過ぎています。'

const find = async (q: string, filters: Omit<SearchRequest, 'q'> = {}) =>
  (await searchTexts(testApp.app, sato, { q, ...filters })).hits
const found = async (q: string, filters: Omit<SearchRequest, 'q'> = {}) =>
  (await find(q, filters)).map(({ target, case: of }) => [target.type, target.id, of?.id ?? null])

/** Two reminders and two enquiries, with the same words; answers the hits of a search, newest first. */
async function storeAll() {
  const reminder = { text: TEXT, title: 'ロゴの制作' }
  const due = await storeReminder(testApp, { ...reminder, id: 'CR-2', contractId: 'C-due', state: 'due' })
  const decided = await storeReminder(testApp, { ...reminder, id: 'CR-3', contractId: 'C-decided' })
  const open = await storeEnquiry(testApp, { id: 'E-open', text: TEXT, state: 'open' })
  const answered = await storeEnquiry(testApp, { id: 'E-answered', text: TEXT })
  return {
    contracts: [
      ['contract', 'C-decided', decided],
      ['contract', 'C-due', due],
    ],
    enquiries: [
      ['enquiry', 'E-answered', answered],
      ['enquiry', 'E-open', open],
    ],
  }
}

test('what was told in contact reminders and enquiries is found by its words and its title, and leads to its case', async () => {
  const { contracts, enquiries } = await storeAll()
  expect(await found('音信不通')).toEqual([...enquiries, ...contracts])
  expect(await found('ロゴ 制作')).toEqual(contracts)
  expect(await found('tanaka')).toEqual(enquiries)
})

test('each is filtered for by its type, and is neither a job nor shown to members', async () => {
  const { contracts, enquiries } = await storeAll()
  await testApp.ingest(aJob('J-1', { description: TEXT }))
  expect(await found('音信不通', { type: 'contract' })).toEqual(contracts)
  expect(await found('', { type: 'enquiry' })).toEqual(enquiries)
  for (const filters of [{ type: 'job' }, { state: 'visible' }, { type: 'job', state: 'visible' }] as const)
    expect((await find('音信不通', filters)).map(({ target }) => target.id)).toEqual(['J-1'])
  expect(await find('音信不通', { state: 'hidden' })).toEqual([])
})

test('an index that is made anew has them again', async () => {
  const { contracts, enquiries } = await storeAll()
  await reindex(testApp.app, 'alone')
  const all = await found('音信不通')
  expect(all).toHaveLength(4)
  expect(all).toEqual(expect.arrayContaining([...contracts, ...enquiries]))
})

test('no text is like theirs, and they are in no sample of what members write', async () => {
  await storeAll()
  const index = openSearchIndex(storageOptions(testApp.app.settings).at)
  try {
    const { first, next } = await docRange(index.db)
    expect(next - first).toBe(4)
    expect(await sampleTokens(index.db, first, 10)).toEqual([])
  } finally {
    await index.close()
  }
  await testApp.ingest(aJob('J-1', { title: 'ロゴの制作', description: TEXT }))
  const { id } = await testApp.caseOfJob('J-1')
  expect((await findSimilarTexts(testApp.app, id)).items).toEqual([])
})
