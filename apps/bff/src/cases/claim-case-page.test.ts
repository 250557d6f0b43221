import type { PageRow } from '@mimamori/contract/cases/case-batch-contract'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { decisionById } from '@mimamori/storage/decisions/decision-reads'
import { outgoingCounts } from '@mimamori/storage/delivery/delivery-reads'
import { versionOf } from '@mimamori/storage/intake/intake-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { decideCases, undoDecisions } from '../decisions/decide-many-cases.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { getQueueCounts } from '../queue/get-queue-page.ts'
import { runOnceFor } from '../rpc/with-idempotency.ts'
import { aJob, aMember, aReport, CLEAN, openTestApp, type TestApp } from '../testing/test-app.ts'
import { choiceOf, NO_VIOLATION, sato, suzuki, tanaka } from '../testing/test-decisions.ts'
import { releaseExpiredLeases } from './case-leases.ts'
import { claimCase } from './claim-case.ts'
import { claimPage, releaseCases, renewLeases } from './claim-case-page.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const PATROL = { view: 'patrol' } as const
const NOWHERE = '00000000-0000-7000-8000-000000000000'

async function jobs(n: number) {
  for (let i = 1; i <= n; i++) await testApp.ingest(aJob(`J-${i}`, { description: `${CLEAN}${i}` }))
}
const heldOf = (rows: readonly PageRow[]) => rows.map(({ id: caseId, fence }) => ({ caseId, fence }))
const toDecide = (rows: readonly PageRow[]) =>
  rows.map(({ id: caseId, fence, contentVersion }) => ({ caseId, fence, contentVersion }))
const callBy = (key: string | null) => {
  const { app } = testApp
  return { app, actor: sato, runOnce: runOnceFor(app, sato.id, key) }
}
const pass = (rows: readonly PageRow[], key: string | null = null) =>
  decideCases(callBy(key), { choice: NO_VIOLATION, note: '', cases: toDecide(rows) })

test('a page of claims is the first of the list, each with a fence of its own and all it takes to judge it', async () => {
  await jobs(5)
  await testApp.ingest(aReport('R-1', { target: { type: 'job', id: 'J-3' } }))
  const { claimed, refused } = await claimPage(testApp.app, sato, { ...PATROL, count: 3 })
  expect(refused).toEqual([])
  expect(claimed.map(({ target }) => target.id)).toEqual(['J-1', 'J-2', 'J-4'])
  expect(claimed[0]).toMatchObject({
    state: 'claimed',
    fence: 1,
    contentVersion: 1,
    body: `${CLEAN}1`,
    facts: { type: 'job', format: 'project' },
    flags: [],
    reports: 0,
    standing: { advice: 0, warnings: 0, hidden: 0 },
    endsAt: '2026-11-24T01:02:00.000Z',
  })
  const counts = await getQueueCounts(testApp.app, sato)
  expect(counts).toMatchObject({ views: { patrol: 4, mine: 3 }, held: { patrol: 3 } })
})

test('of a patrol page what the model doubts most comes first, and any other order stays as it was asked for', async () => {
  const texts = [
    '議事録を清書してください。',
    '在宅で簡単に稼げます。詳細は採用後にお伝えします。',
    '会社案内の誤字を直してください。',
  ]
  for (const [n, description] of texts.entries()) {
    testApp.wait(60)
    await testApp.ingest(aJob(`J-${n + 1}`, { description, updatedAt: testApp.app.clock.now() }))
  }
  const ids = (rows: readonly PageRow[]) => rows.map(({ target }) => target.id)
  const doubts = await Promise.all(
    [1, 2, 3].map(async (n) => (await versionOf(testApp.db, { type: 'job', id: `J-${n}` }, 1))?.probability ?? 0),
  )
  expect(Math.max(...doubts), 'the second is the most doubtful, and flagged by nothing').toBe(doubts[1])
  const { claimed } = await claimPage(testApp.app, sato, { ...PATROL, count: 3 })
  expect(ids(claimed)[0]).toBe('J-2')
  await releaseCases(testApp.app, sato, heldOf(claimed))
  const byDue = await claimPage(testApp.app, sato, { ...PATROL, sort: 'due', count: 3 })
  expect(ids(byDue.claimed)).toEqual(['J-1', 'J-2', 'J-3'])
})

test('a row says since when its author is a member and what was verified, and nothing personal', async () => {
  await jobs(1)
  const unknown = await claimPage(testApp.app, sato, { ...PATROL, count: 1 })
  expect(unknown.claimed[0]?.background).toBeNull()
  await releaseCases(testApp.app, sato, heldOf(unknown.claimed))
  await testApp.ingest(aMember(unknown.claimed[0]?.authorId ?? ''))
  const { claimed } = await claimPage(testApp.app, sato, { ...PATROL, count: 1 })
  expect(Object.keys(claimed[0]?.background ?? {})).toEqual(['registeredAt', 'verifications'])
  expect(claimed[0]?.background?.verifications.identity).toBe(true)
})

test('two people who ask for pages at once never get the same case', async () => {
  await jobs(60)
  const pages = await Promise.all(
    [sato, suzuki, tanaka].map((person) => claimPage(testApp.app, person, { ...PATROL, count: 25 })),
  )
  const ids = pages.flatMap(({ claimed }) => claimed.map(({ id }) => id))
  expect(new Set(ids).size).toBe(ids.length)
  const { claimed } = await claimPage(testApp.app, sato, { ...PATROL, count: 50 })
  expect(ids.length + claimed.length).toBe(60)
})

test('of certain cases those are claimed that can be, and of the others it is said why not', async () => {
  await jobs(3)
  const [a, b, c] = await Promise.all(['J-1', 'J-2', 'J-3'].map((id) => testApp.caseOfJob(id)))
  await claimCase(testApp.app, suzuki, b?.id ?? '')
  const ids = [c?.id ?? '', b?.id ?? '', NOWHERE, a?.id ?? '']
  const { claimed, refused } = await claimPage(testApp.app, sato, { ids })
  expect(claimed.map(({ id }) => id)).toEqual([c?.id, a?.id])
  expect(refused).toHaveLength(2)
  expect(refused).toContainEqual({ caseId: NOWHERE, refusal: 'not_found', present: null })
  expect(refused).toContainEqual(
    expect.objectContaining({
      caseId: b?.id,
      refusal: 'held_by_other',
      present: expect.objectContaining({ state: 'claimed' }),
    }),
  )
})

test('a page is kept alive as a whole, and what was lost is told apart', async () => {
  await jobs(3)
  const { claimed } = await claimPage(testApp.app, sato, { ...PATROL, count: 3 })
  testApp.wait(100)
  const held = heldOf(claimed)
  const [lost, ...kept] = held
  const { renewed, refused } = await renewLeases(testApp.app, sato, [{ caseId: lost?.caseId ?? '', fence: 9 }, ...kept])
  expect(renewed.map(({ caseId }) => caseId).sort()).toEqual(kept.map(({ caseId }) => caseId).sort())
  expect(refused).toMatchObject([{ caseId: lost?.caseId, refusal: 'lease_lost' }])
  testApp.wait(20)
  expect(await releaseExpiredLeases(testApp.app)).toBe(1)
  const { released, refused: no } = await releaseCases(testApp.app, sato, held)
  expect(released).toHaveLength(2)
  expect(no).toMatchObject([{ caseId: lost?.caseId, refusal: 'lease_lost' }])
  expect((await getQueueCounts(testApp.app, sato)).views.patrol).toBe(3)
})

test('a page is passed in one go: every case has a decision of its own, and can be undone on its own', async () => {
  await jobs(4)
  const { claimed } = await claimPage(testApp.app, sato, { ...PATROL, count: 4 })
  const outcomes = await pass(claimed)
  expect(outcomes.map(({ caseId }) => caseId)).toEqual(claimed.map(({ id }) => id))
  const ids = outcomes.map(({ decided }) => decided?.decisionId ?? '')
  expect(new Set(ids).size).toBe(4)
  const undone = await undoDecisions(testApp.app, sato, [ids[1] ?? '', NOWHERE])
  expect(undone).toMatchObject([
    { decisionId: ids[1], undone: { caseId: claimed[1]?.id, fence: 2 }, refused: null },
    { decisionId: NOWHERE, undone: null, refused: { refusal: 'not_found' } },
  ])
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  const states = await Promise.all(claimed.map(async ({ id }) => (await caseById(testApp.db, id))?.state))
  expect(states).toEqual(['closed', 'claimed', 'closed', 'closed'])
})

test('a text that changed since the page was read is not passed with the others', async () => {
  await jobs(3)
  const { claimed } = await claimPage(testApp.app, sato, { ...PATROL, count: 3 })
  await testApp.ingest(aJob('J-2', { description: '詳細はLINEで', updatedAt: '2026-11-24T05:00:00.000Z' }))
  const outcomes = await pass(claimed)
  expect(outcomes.map(({ refused }) => refused?.refusal ?? null)).toEqual([null, 'content_changed', null])
  expect(outcomes[1]?.refused?.present).toMatchObject({ state: 'claimed', contentVersion: 2 })
})

test('the same page sent again under its key is decided once, and answers the same', async () => {
  await jobs(3)
  const { claimed } = await claimPage(testApp.app, sato, { ...PATROL, count: 3 })
  const first = await pass(claimed, 'page-1')
  expect(await pass(claimed, 'page-1')).toEqual(first)
  const other = await decideCases(callBy('page-1'), {
    choice: NO_VIOLATION,
    note: 'もう一度',
    cases: toDecide(claimed),
  })
  expect(other.map(({ refused }) => refused?.refusal)).toEqual(Array(3).fill('idempotency_conflict'))
  const without = await pass(claimed)
  expect(without.map(({ refused }) => refused?.refusal)).toEqual(Array(3).fill('already_decided'))
})

test('a measure for many follows the rules of one, and each member can be sent words of his own', async () => {
  await jobs(2)
  const { claimed } = await claimPage(testApp.app, sato, { ...PATROL, count: 2 })
  const hide = choiceOf('hide')
  const flawed = await decideCases(callBy(null), {
    choice: { ...hide, categories: [] },
    note: '',
    cases: toDecide(claimed),
  })
  expect(flawed.map(({ refused }) => refused?.refusal)).toEqual(['category_required', 'category_required'])
  const cases = toDecide(claimed).map((each, n) => ({ ...each, text: n === 0 ? '一件目の文面です。' : undefined }))
  const outcomes = await decideCases(callBy(null), { choice: hide, note: '', cases })
  const texts = await Promise.all(
    outcomes.map(async ({ decided }) => (await decisionById(testApp.db, decided?.decisionId ?? ''))?.text),
  )
  expect(texts).toEqual(['一件目の文面です。', hide.text])
  expect((await outgoingCounts(testApp.db)).held).toBe(2)
})

test('what needs passages of its text is decided one by one', async () => {
  await jobs(2)
  const { claimed } = await claimPage(testApp.app, sato, { ...PATROL, count: 2 })
  const choice = { ...choiceOf('request_correction'), passages: [] }
  const outcomes = await decideCases(callBy(null), { choice, note: '', cases: toDecide(claimed) })
  expect(outcomes.map(({ refused }) => refused?.refusal)).toEqual(['passages_required', 'passages_required'])
})
