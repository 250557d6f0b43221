import { latestClosedCaseOf, unfinishedCaseOf } from '@mimamori/storage/cases/case-of-target-reads'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { contentOf, earlierVersions, versionOf } from '@mimamori/storage/intake/intake-reads'
import { memberById } from '@mimamori/storage/members/known-member-reads'
import { countsOpen } from '@mimamori/storage/queue/queue-count-reads'
import { reportsOfCase } from '@mimamori/storage/reports/filed-report-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { snoozeCase } from '../cases/set-aside-case.ts'
import { decideCase } from '../decisions/decide-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { undoDecision } from '../decisions/undo-decision.ts'
import { aJob, aMessage, aReport, CLEAN, openTestApp, START, type TestApp } from '../testing/test-app.ts'
import { decideAs, NO_VIOLATION, sato } from '../testing/test-decisions.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

test('a job that asks for LINE before the contract opens a flagged case that says where', async () => {
  await testApp.ingest(aJob('J-1'))
  const it = await testApp.caseOfJob('J-1')
  expect(it).toMatchObject({ queue: 'flagged', category: 'direct_deal', state: 'open', number: 1, fence: 0 })
  const text = await versionOf(testApp.db, it.target, 1)
  const [span] = text?.flags.find((flag) => flag.category === 'direct_deal')?.spans ?? []
  expect(text?.body.slice(span?.start, span?.end)).toContain('LINE')
  expect(it.rankLines.map((line) => line.why)).toContain('score')
})

test('a harmless job waits for the patrol, because people check every job', async () => {
  await testApp.ingest(aJob('J-1', { title: '商品紹介文の作成', description: CLEAN }))
  expect(await testApp.caseOfJob('J-1')).toMatchObject({ queue: 'patrol', category: null })
  expect(await countsOpen(testApp.db)).toMatchObject({ flagged: 0, patrol: 1 })
})

test('changed text is a new version in the same unfinished case, and every version is kept', async () => {
  await testApp.ingest(aJob('J-1', { title: '商品紹介文の作成', description: CLEAN }))
  const before = await testApp.caseOfJob('J-1')
  const answer = await testApp.ingest(aJob('J-1', { updatedAt: '2026-11-24T01:05:00.000Z' }))
  expect(answer).toMatchObject({ version: 2, changed: true })
  const after = await testApp.caseOfJob('J-1')
  expect(after).toMatchObject({ id: before.id, contentVersion: 2, queue: 'flagged' })
  expect(await earlierVersions(testApp.db, after.target, 2, 10)).toMatchObject([{ version: 1, body: CLEAN }])
  expect(await countsOpen(testApp.db)).toMatchObject({ flagged: 1, patrol: 0 })
})

test('an older updatedAt changes nothing', async () => {
  await testApp.ingest(aJob('J-1', { updatedAt: '2026-11-24T02:00:00.000Z' }))
  const answer = await testApp.ingest(aJob('J-1', { description: CLEAN, updatedAt: '2026-11-24T01:59:59.999Z' }))
  expect(answer).toEqual({ id: 'J-1', version: 1, changed: false })
  expect((await versionOf(testApp.db, { type: 'job', id: 'J-1' }, 1))?.body).toContain('LINE')
  expect(await versionOf(testApp.db, { type: 'job', id: 'J-1' }, 2)).toBeNull()
})

test('more escrowed money around the same text moves the case forward without a new version', async () => {
  await testApp.ingest(aJob('J-1'))
  const before = await testApp.caseOfJob('J-1')
  const engagements = { contracts: 3, escrowedYen: 90_000, freelancers: 3 }
  await testApp.ingest(aJob('J-1', { engagements, updatedAt: '2026-11-24T01:01:00.000Z' }))
  const after = await testApp.caseOfJob('J-1')
  expect(after.contentVersion).toBe(1)
  expect(after.rank).toBeLessThan(before.rank)
})

test('other facts around the same text wake no snoozed case and leave a held one as it is; another text wakes it', async () => {
  await testApp.ingest(aJob('J-1'))
  const { id: caseId } = await testApp.caseOfJob('J-1')
  await claimCase(testApp.app, sato, caseId)
  await snoozeCase(testApp.app, sato, { caseId, fence: 1 }, '2026-11-24T05:00:00.000Z', '返信を待ちます。')
  const engagements = { contracts: 3, escrowedYen: 90_000, freelancers: 3 }
  await testApp.ingest(aJob('J-1', { engagements, updatedAt: '2026-11-24T01:01:00.000Z' }))
  expect(await testApp.caseOfJob('J-1')).toMatchObject({ state: 'snoozed' })
  await testApp.ingest(aJob('J-1', { engagements, description: CLEAN, updatedAt: '2026-11-24T01:02:00.000Z' }))
  expect(await testApp.caseOfJob('J-1')).toMatchObject({ state: 'open', contentVersion: 2 })
  await claimCase(testApp.app, sato, caseId)
  await decideAs(testApp, sato, { caseId, fence: 2, contentVersion: 2, choice: NO_VIOLATION })
  await testApp.ingest(aJob('J-1', { description: CLEAN, updatedAt: '2026-11-24T01:03:00.000Z' }))
  expect(await testApp.caseOfJob('J-1')).toMatchObject({ state: 'held', joinedWhileHeld: false })
})

test('a message that passes the detector is not stored', async () => {
  await testApp.ingest(aMessage('M-1', { body: 'ご提案ありがとうございます。来週までにお返事します。' }))
  expect(await contentOf(testApp.db, { type: 'message', id: 'M-1' })).toBeNull()
})

test('a LINE id is a violation before escrow and none after it in project format', async () => {
  await testApp.ingest(aMessage('M-1'))
  await testApp.ingest(aMessage('M-2', { escrowed: true }))
  await testApp.ingest(aMessage('M-3', { escrowed: true, format: 'task' }))
  expect(await unfinishedCaseOf(testApp.db, { type: 'message', id: 'M-1' })).toMatchObject({ category: 'direct_deal' })
  expect(await contentOf(testApp.db, { type: 'message', id: 'M-2' })).toBeNull()
  expect(await unfinishedCaseOf(testApp.db, { type: 'message', id: 'M-3' })).toMatchObject({ category: 'direct_deal' })
})

test('a report joins the unfinished case of its job and lifts it', async () => {
  await testApp.ingest(aJob('J-1'))
  const before = await testApp.caseOfJob('J-1')
  await testApp.ingest(aReport('R-1'))
  await testApp.ingest(aReport('R-2', { reporterId: 'U-8' }))
  await testApp.ingest(aReport('R-3', { reporterId: 'U-8' }))
  const after = await testApp.caseOfJob('J-1')
  expect(after).toMatchObject({ id: before.id, reporters: 2 })
  expect(after.rank).toBeLessThan(before.rank)
  expect(await reportsOfCase(testApp.db, after.id)).toHaveLength(3)
})

test('whoever reports a thing twice is heard twice and counted once', async () => {
  await testApp.ingest(aJob('J-1'))
  expect(await testApp.ingest(aReport('R-1'))).toEqual({ id: 'R-1' })
  expect(await testApp.ingest(aReport('R-2', { text: 'まだ掲載されています' }))).toEqual({ id: 'R-2' })
  const it = await testApp.caseOfJob('J-1')
  expect(it.reporters).toBe(1)
  expect((await reportsOfCase(testApp.db, it.id)).map(({ text }) => text)).toEqual([
    'LINE登録を求められました',
    'まだ掲載されています',
  ])
})

test('the same report sent twice is one report', async () => {
  await testApp.ingest(aJob('J-1'))
  await testApp.ingest(aReport('R-1'))
  await testApp.ingest(aReport('R-1'))
  expect(await reportsOfCase(testApp.db, (await testApp.caseOfJob('J-1')).id)).toHaveLength(1)
})

test('a report on a message nobody stored brings its text along', async () => {
  const target = { type: 'message', id: 'M-7' } as const
  const snapshot = { text: '作業の説明はセミナーで行います', authorId: 'U-5', sentAt: '2026-11-24T00:30:00.000Z' }
  await testApp.ingest(aReport('R-1', { target, reason: 'mlm_solicitation', snapshot }))
  const it = await unfinishedCaseOf(testApp.db, target)
  expect(it).toMatchObject({ authorId: 'U-5', queue: 'flagged', reporters: 1 })
  expect((await versionOf(testApp.db, target, 1))?.body).toBe(snapshot.text)
})

test('a report that comes before its job waits for it and joins its first case', async () => {
  await testApp.ingest(aReport('R-1'))
  expect(await latestClosedCaseOf(testApp.db, { type: 'job', id: 'J-1' })).toBeNull()
  await testApp.ingest(aJob('J-1', { description: CLEAN, title: '商品紹介文の作成' }))
  expect(await testApp.caseOfJob('J-1')).toMatchObject({ queue: 'flagged', category: 'direct_deal', reporters: 1 })
})

test('a report on a member opens a case about the member, also when the member is told later', async () => {
  const target = { type: 'member', id: 'U-77' } as const
  await testApp.ingest(aReport('R-1', { target }))
  expect(await unfinishedCaseOf(testApp.db, target)).toBeNull()
  await testApp.ingest({
    kind: 'member',
    body: {
      id: 'U-77',
      roles: ['client'],
      displayName: '山田 太郎',
      email: 'taro@example.jp',
      phone: '090-0000-1234',
      registeredAt: '2026-09-02T00:00:00.000Z',
      verifications: { identity: false, phone: true, nda: false, marketplaceCheck: false },
      profile: {
        hasPhoto: false,
        introductionLength: 12,
        skills: 0,
        portfolioItems: 0,
        listedServices: 0,
        experience: 'none',
        qualifications: 0,
        companyFactsPublic: 0,
      },
    },
  })
  expect(await unfinishedCaseOf(testApp.db, target)).toMatchObject({ reporters: 1, authorId: 'U-77' })
  expect(await memberById(testApp.db, testApp.app.storage.vault, 'U-77')).toMatchObject({ email: 'taro@example.jp' })
})

test('a new version after the case is closed opens a new case that links to it', async () => {
  await testApp.ingest(aJob('J-1'))
  const first = await testApp.caseOfJob('J-1')

  const sato = { id: 'sato', alias: '佐藤', role: 'moderator' } as const
  await claimCase(testApp.app, sato, first.id)
  const deciding = {
    caseId: first.id,
    fence: 1,
    contentVersion: 1,
    choice: { kind: 'no_violation', reason: 'false_detection' },
    note: '',
    entries: testApp.app.catalogue.entries(),
  } as const
  await testApp.app.storage.write((tx) => decideCase(tx, testApp.app.clock.now(), sato, deciding))
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  expect((await caseById(testApp.db, first.id))?.state).toBe('closed')
  await testApp.ingest(aJob('J-1', { description: CLEAN, updatedAt: '2026-11-24T03:00:00.000Z' }))
  expect(await testApp.caseOfJob('J-1')).toMatchObject({ number: 2, previousCaseId: first.id, contentVersion: 2 })
})

test('a message that was reported before it came is kept, also when it passes the detector', async () => {
  const target = { type: 'message', id: 'M-5' } as const
  await testApp.ingest(aReport('R-1', { target }))
  await testApp.ingest(aMessage('M-5', { body: 'ご提案ありがとうございます。来週までにお返事します。' }))
  expect(await unfinishedCaseOf(testApp.db, target)).toMatchObject({ reporters: 1, queue: 'flagged' })
})

test('a text that was overtaken by a newer identical one does not come back', async () => {
  await testApp.ingest(aJob('J-1', { updatedAt: '2026-11-24T01:00:00.000Z' }))
  await testApp.ingest(aJob('J-1', { updatedAt: '2026-11-24T03:00:00.000Z' }))
  await testApp.ingest(aJob('J-1', { description: CLEAN, updatedAt: '2026-11-24T02:00:00.000Z' }))
  expect((await contentOf(testApp.db, { type: 'job', id: 'J-1' }))?.version).toBe(1)
})

test('what is dated a moment ahead of the desk waits from now on', async () => {
  const ahead = '2026-11-24T01:04:00.000Z'
  await testApp.ingest(aJob('J-1', { postedAt: ahead, updatedAt: ahead }))
  expect(await testApp.caseOfJob('J-1')).toMatchObject({ openedAt: START })
  const { id: caseId } = await testApp.caseOfJob('J-1')
  await claimCase(testApp.app, sato, caseId)
  await decideAs(testApp, sato, { caseId, choice: NO_VIOLATION })
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  await testApp.ingest(aReport('R-1', { reportedAt: ahead }))
  expect(await testApp.caseOfJob('J-1')).toMatchObject({ openedAt: testApp.app.clock.now() })
})

test('what the marketplace told of a job while its decision was held is known once that is undone', async () => {
  await testApp.ingest(aJob('J-1', { category: 'アンケート' }))
  const { id: caseId } = await testApp.caseOfJob('J-1')
  await claimCase(testApp.app, sato, caseId)
  const { decisionId } = await decideAs(testApp, sato, { caseId, choice: NO_VIOLATION })
  await testApp.ingest(aJob('J-1', { category: 'データ入力', updatedAt: '2026-11-24T01:03:00.000Z' }))
  expect(await testApp.caseOfJob('J-1')).toMatchObject({ state: 'held', jobCategory: 'アンケート' })
  await undoDecision(testApp.app, sato, decisionId)
  expect(await testApp.caseOfJob('J-1')).toMatchObject({ state: 'claimed', jobCategory: 'データ入力' })
})
