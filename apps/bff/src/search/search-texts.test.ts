import { NO_SUSPICION } from '@mimamori/policy/catalogue/detection-flag'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { PickedMeasure } from '@mimamori/policy/decisions/measure-rules'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { indexState } from '@mimamori/storage/search/index-state-reads'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { undoDecision } from '../decisions/undo-decision.ts'
import { initializeIndex, reindex, startIndexFiller } from '../jobs/search-index-job.ts'
import { grantStandard } from '../testing/granted-standards.ts'
import { aJob, aMessage, CLEAN, openTestApp, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, NO_VIOLATION, refusalOf, sato } from '../testing/test-decisions.ts'
import { type SearchRequest, searchTexts } from './search-texts.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

type Filters = Omit<SearchRequest, 'q'>
const find = (q: string, filters: Filters = {}) => searchTexts(testApp.app, sato, { q, ...filters })
const ids = async (q: string, filters: Filters = {}) => (await find(q, filters)).hits.map((hit) => hit.target.id)

async function decided(id: string, measure: PickedMeasure): Promise<void> {
  const it = await testApp.caseOfJob(id)
  await claimCase(testApp.app, sato, it.id)
  await decideAs(testApp, sato, { caseId: it.id, choice: choiceOf(measure) })
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
}

describe('words', () => {
  test('are found from two letters on, in whatever width, case or kana they are typed or written', async () => {
    await testApp.ingest(aJob('J-1', { title: 'ライティングのお仕事', description: 'ＬＩＮＥでご連絡ください。' }))
    await testApp.ingest(aJob('J-2', { title: '記事作成', description: CLEAN }))
    const typed = [
      '連絡',
      'line',
      'L I N E',
      'ＬＩＮＥ',
      'らいてぃんぐ',
      'ﾗｲﾃｨﾝｸﾞ',
      'line 連絡',
      'ご連絡くだ',
      '仕事 連絡',
    ]
    for (const q of typed) expect.soft(await ids(q), q).toEqual(['J-1'])
  })

  test('must all be there, and each in one piece', async () => {
    await testApp.ingest(aJob('J-1', { title: '東京の仕事', description: '京都の方は対象外です。都内で作業します。' }))
    expect(await ids('東京')).toEqual(['J-1'])
    expect(await ids('東京都')).toEqual([])
    expect(await ids('東京 大阪')).toEqual([])
  })

  test('of one letter are too short to look for, and say so', async () => {
    await testApp.ingest(aJob('J-1'))
    expect(await find('あ')).toMatchObject({ hits: [], tooShort: true })
    expect(await find('')).toMatchObject({ hits: [], tooShort: true })
    expect(await find('。。、')).toMatchObject({ hits: [], tooShort: true })
    expect(await ids('', { authorId: 'U-1' })).toEqual(['J-1'])
  })

  test('are marked in the title and in the text as they were written there', async () => {
    const filler = 'この案件は長い説明から始まります。'.repeat(20)
    await testApp.ingest(aJob('J-1', { title: 'Ｌ・Ｉ・Ｎ・Ｅの案件', description: `${filler}\n詳細はＬＩＮＥまで。` }))
    const [hit] = (await find('line')).hits
    const marked = ({ text, spans }: { text: string; spans: readonly { start: number; end: number }[] }) =>
      spans.map(({ start, end }) => text.slice(start, end))
    expect(hit && marked(hit.title)).toEqual(['Ｌ・Ｉ・Ｎ・Ｅ'])
    expect(hit && marked(hit.excerpt)).toEqual(['ＬＩＮＥ'])
  })

  test('of an older version are found no more', async () => {
    await testApp.ingest(aJob('J-1', { description: '報酬は仮想通貨でお支払いします。' }))
    await testApp.ingest(aJob('J-2', { description: CLEAN }))
    expect(await ids('仮想通貨')).toEqual(['J-1'])
    testApp.wait(60)
    await testApp.ingest(aJob('J-1', { description: '報酬は銀行振込です。', updatedAt: testApp.app.clock.now() }))
    expect(await ids('仮想通貨')).toEqual([])
    expect(await ids('銀行振込')).toEqual(['J-1'])
    expect(await ids('', { authorId: 'U-1' })).toEqual(['J-1', 'J-2'])
  })

  test('of something that was not stored are not found, and its neighbours of the same moment are', async () => {
    const told = (id: string) => ({
      type: 'content.told' as const,
      target: { type: 'proposal' as const, id },
      authorId: 'U-1',
      facts: { type: 'snapshot' as const, sentAt: testApp.app.clock.now() },
      version: 1,
      textHash: id,
      updatedAt: testApp.app.clock.now(),
      text: { title: '', body: `提案番号は${id}です`, ...NO_SUSPICION },
    })
    const works = Array.from({ length: 30 }, (_, n) =>
      testApp.app.storage.write(async (tx) => {
        await record(tx, testApp.app.clock.now(), SYSTEM, told(`P-${n}`))
        if (n % 3 === 0) throw new Error('not this one')
      }),
    )
    await Promise.allSettled(works)
    // of two letters nothing is read: what the index has is what is counted
    const found = await find('番号')
    expect(found.count).toEqual({ n: 20, kind: 'exact' })
    expect(found.hits.map((hit) => Number(hit.target.id.slice(2)) % 3)).not.toContain(0)
  })
})

describe('filters', () => {
  test('are by kind, author, format, and day in Japan time', async () => {
    await testApp.ingest(aJob('J-1', { clientId: 'U-7', format: 'task' }))
    await testApp.ingest(aMessage('M-1'))
    testApp.wait(15 * 3600)
    await testApp.ingest(aJob('J-2'))
    expect(await ids('kantan', { type: 'message' })).toEqual(['M-1'])
    expect(await ids('kantan', { authorId: 'U-7' })).toEqual(['J-1'])
    expect(await ids('kantan', { authorId: 'U-77' })).toEqual([])
    expect(await ids('kantan', { format: 'task' })).toEqual(['J-1'])
    // the desk's clock began at 10:00 in Tokyo; fifteen hours later it is the 25th there
    expect(await ids('kantan', { from: '2026-11-25' })).toEqual(['J-2'])
    expect(await ids('kantan', { to: '2026-11-24', type: 'job' })).toEqual(['J-1'])
    expect(await ids('kantan', { from: '2026-11-26' })).toEqual([])
  })

  test('are by what a standing decision did and named; one that may still be undone changes nothing', async () => {
    await testApp.ingest(aJob('J-1'))
    await testApp.ingest(aJob('J-2'))
    const it = await testApp.caseOfJob('J-1')
    await claimCase(testApp.app, sato, it.id)
    await decideAs(testApp, sato, { caseId: it.id, choice: choiceOf('hide') })
    expect(await ids('kantan', { state: 'hidden' })).toEqual([])
    testApp.wait(10)
    await finalizeExpiredDecisions(testApp.app)
    expect(await ids('kantan', { state: 'hidden' })).toEqual(['J-1'])
    expect(await ids('kantan', { state: 'visible' })).toEqual(['J-2'])
    expect(await ids('kantan', { category: 'direct_deal' })).toEqual(['J-1'])
    expect(await ids('kantan', { category: 'mlm' satisfies Category })).toEqual([])
    const [hit] = (await find('kantan', { state: 'hidden' })).hits
    expect(hit).toMatchObject({
      visible: false,
      case: { id: it.id, state: 'closed' },
      decision: { measures: ['hide'] },
    })
  })

  test('know what was confirmed without hiding anything, and nothing that was undone, also when written anew', async () => {
    for (const id of ['J-1', 'J-2']) await testApp.ingest(aJob(id))
    await decided('J-1', 'warn')
    const { id: caseId } = await testApp.caseOfJob('J-2')
    await claimCase(testApp.app, sato, caseId)
    const { decisionId } = await decideAs(testApp, sato, { caseId, choice: choiceOf('warn') })
    await undoDecision(testApp.app, sato, decisionId)
    await decideAs(testApp, sato, { caseId, fence: 2, choice: NO_VIOLATION })
    testApp.wait(10)
    await finalizeExpiredDecisions(testApp.app)
    const confirmed = () => ids('kantan', { category: 'direct_deal' })
    expect(await confirmed()).toEqual(['J-1'])
    await reindex(testApp.app, 'alone')
    expect(await confirmed()).toEqual(['J-1'])
  })
})

test('a long list comes in pages without a gap, its count is capped', async () => {
  for (let n = 0; n < 60; n++) await testApp.ingest(aJob(`J-${n}`))
  const seen: string[] = []
  let page = await find('お仕事')
  expect(page.count).toMatchObject({ n: 60 })
  for (;;) {
    seen.push(...page.hits.map((hit) => hit.target.id))
    if (page.next === null) break
    page = await find('お仕事', { after: page.next })
    expect(page.count).toBeNull()
  }
  expect(seen).toEqual(Array.from({ length: 60 }, (_, n) => `J-${59 - n}`))
  expect((await find('仕事')).count).toEqual({ n: 60, kind: 'exact' })
})

describe('a member', () => {
  beforeEach(async () => {
    const profile = {
      hasPhoto: false,
      introductionLength: 0,
      skills: 0,
      portfolioItems: 0,
      listedServices: 0,
      experience: 'none' as const,
      qualifications: 0,
      companyFactsPublic: 0,
    }
    const verifications = { identity: false, phone: false, nda: false, marketplaceCheck: false }
    const of = { roles: ['client' as const], registeredAt: testApp.app.clock.now(), verifications, profile }
    const body = { ...of, id: 'U-1', displayName: '山田 太郎', email: 'Taro@Example.jp', phone: '090-1234-5678' }
    await testApp.ingest({ kind: 'member', body })
  })

  test('is found by the whole id, and by no part of it or of what is known of them', async () => {
    expect((await find('U-1')).members).toMatchObject([{ id: 'U-1', displayName: '山* 太*', standards: [] }])
    for (const q of ['taro@', '09012345', 'taro', '山田', 'U-11']) {
      expect.soft((await find(q)).members, q).toEqual([])
    }
  })

  test('comes with the account standards they hold, by name', async () => {
    for (const standard of ['certified_client', 'one_that_is_gone']) await grantStandard(testApp, 'U-1', standard)
    const name = { ja: expect.stringContaining('認定'), en: expect.stringContaining('ertified') }
    expect((await find('U-1')).members).toMatchObject([{ standards: [{ id: 'certified_client', name }] }])
  })

  test('is not searched for by a mail or number: the search refuses it, and says what does', async () => {
    for (const q of ['taro@example.jp', ' TARO@EXAMPLE.JP ', '09012345678', '+81 90-1234-5678', 'nobody@example.jp']) {
      expect.soft(await refusalOf(find(q)), q).toBe('lookup_needed')
    }
    expect(await auditPage(testApp.db, { action: 'member.looked_up', limit: 20 })).toEqual([])
  })
})

describe('the index', () => {
  test('made anew from what is stored finds the same, in the same order', async () => {
    for (let n = 0; n < 30; n++) await testApp.ingest(aJob(`J-${n}`, { clientId: `U-${n % 3}` }))
    await testApp.ingest(aMessage('M-1'))
    await decided('J-3', 'hide')
    const asked: [string, Filters][] = [
      ['kantan', {}],
      ['お仕事', { authorId: 'U-1' }],
      ['kantan', { state: 'hidden' }],
      ['', { category: 'direct_deal' }],
    ]
    const before = await Promise.all(asked.map(([q, filters]) => ids(q, filters)))
    await reindex(testApp.app, 'alone')
    expect(await Promise.all(asked.map(([q, filters]) => ids(q, filters)))).toEqual(before)
    await testApp.ingest(aJob('J-new'))
    expect((await ids('kantan'))[0]).toBe('J-new')
  })

  test('of a database from before there was one is filled beside what arrives, and the desk says so', async () => {
    for (let n = 0; n < 120; n++) await testApp.ingest(aJob(`J-${n}`))
    await testApp.app.storage.write((tx) => record(tx, testApp.app.clock.now(), SYSTEM, { type: 'search.restarted' }))
    expect(await find('kantan')).toMatchObject({ hits: [], filling: true })
    const keeping = startIndexFiller(testApp.app)
    for (let n = 0; n < 20; n++) await testApp.ingest(aJob(`J-live-${n}`))
    await expect.poll(async () => (await indexState(testApp.db))?.state).toBe('whole')
    await keeping.stop()
    const page = await find('仕事')
    expect(page).toMatchObject({ filling: false, count: { n: 140, kind: 'exact' } })
    expect(page.hits.map((hit) => hit.target.id).slice(0, 21)).toEqual([
      ...Array.from({ length: 20 }, (_, n) => `J-live-${19 - n}`),
      'J-119',
    ])
  })

  test('of a desk nobody has used is whole from the start', async () => {
    expect((await indexState(testApp.db))?.state).toBe('whole')
    await initializeIndex(testApp.app)
    expect((await indexState(testApp.db))?.state).toBe('whole')
  })
})
