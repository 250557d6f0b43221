import { evidenceOf } from '@mimamori/storage/withdrawals/withdrawal-evidence-reads'
import { withdrawalById } from '@mimamori/storage/withdrawals/withdrawal-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aJob } from '../testing/test-app.ts'
import { refusalOf } from '../testing/test-decisions.ts'
import { openWithdrawalDesk, type WithdrawalDesk } from '../testing/test-withdrawals.ts'
import { getWithdrawal } from './get-withdrawals.ts'
import { returnChangedWithdrawals } from './withdrawal-setbacks.ts'

let { testApp, at, sato, kimura } = {} as WithdrawalDesk
beforeEach(async () => {
  ;({ testApp, at, sato, kimura } = await openWithdrawalDesk())
})
afterEach(() => testApp.close())

const HOLD = 30 * 60
const CORRECTED = '詳細はサイト内のメッセージでご連絡ください。'

async function proposed() {
  const it = await at.inHand(sato, 'U-4711', 'J-1')
  return (await at.proposeAs(sato, at.proposal(it))).withdrawalId
}
const corrects = (description = CORRECTED) => {
  testApp.wait(1)
  return testApp.ingest(aJob('J-1', { clientId: 'U-4711', description, updatedAt: testApp.app.clock.now() }))
}
const evidence = async (id: string) => (await getWithdrawal(testApp.app, kimura, id)).evidence

test('a text corrected after it was opened is shown as a difference and opened again before it can be approved', async () => {
  const withdrawalId = await proposed()
  await at.openAll(kimura, withdrawalId)
  await corrects()
  const { moves } = await getWithdrawal(testApp.app, kimura, withdrawalId)
  expect(moves.approve).toBe('evidence_newer')
  expect(await refusalOf(at.approveAs(kimura, withdrawalId))).toBe('evidence_newer')
  expect((await evidence(withdrawalId)).map(({ newer }) => newer)).toEqual([true, false])
  const opened = await at.openAs(kimura, { withdrawalId, n: 1 })
  expect([opened.text.includes('LINE'), opened.changed?.text]).toEqual([true, CORRECTED])
  expect((await evidence(withdrawalId)).map(({ newer, openedByMe }) => [newer, openedByMe])).toEqual([
    [false, true],
    [false, true],
    [false, true],
  ])
  await at.approveAs(kimura, withdrawalId)
  testApp.wait(HOLD)
  expect(await at.release()).toBe(1)
})

test('a text corrected since is noticed beside another one that is pinned in a later version', async () => {
  const it = await at.inHand(sato, 'U-4711', 'J-1')
  for (const [n, description] of ['LINEで。', '別の文章です。LINEで。', '三つ目の文章です。LINEで。'].entries()) {
    const updatedAt = `2026-11-24T01:00:0${n}.000Z`
    await testApp.ingest(aJob('J-2', { clientId: 'U-4711', description, updatedAt }))
  }
  const { evidence: named, ...proposal } = at.proposal(it)
  const other = { kind: 'text', type: 'job', id: 'J-2', version: 3 } as const
  const { withdrawalId } = await at.proposeAs(sato, { ...proposal, evidence: [...named, other] })
  await at.openAll(kimura, withdrawalId)
  await corrects()
  expect((await evidence(withdrawalId)).map(({ newer }) => newer)).toEqual([true, false, false])
  expect(await refusalOf(at.approveAs(kimura, withdrawalId))).toBe('evidence_newer')
})

test('whoever opens only what was pinned first has not opened what another person pinned since', async () => {
  const withdrawalId = await proposed()
  const tanaka = await at.signedIn('tanaka', 'lead')
  await at.openAll(kimura, withdrawalId)
  await at.openAll(tanaka, withdrawalId)
  await corrects()
  await at.openAs(tanaka, { withdrawalId, n: 1 })
  expect((await getWithdrawal(testApp.app, kimura, withdrawalId)).moves.approve).toBe('evidence_unopened')
  await at.approveAs(tanaka, withdrawalId)
})

test('a text corrected after the approval puts it back to waiting, at once and at the end of its hold', async () => {
  const withdrawalId = await proposed()
  await at.openAll(kimura, withdrawalId)
  await at.approveAs(kimura, withdrawalId)
  expect(await returnChangedWithdrawals(testApp.app)).toBe(0)
  await corrects()
  expect(await returnChangedWithdrawals(testApp.app)).toBe(1)
  const back = { state: 'proposed', setback: 'evidence', approverId: null, heldUntil: null }
  expect(await withdrawalById(testApp.db, withdrawalId)).toMatchObject(back)
  await at.openAs(kimura, { withdrawalId, n: 1 })
  await at.showFactor(kimura)
  await at.approveAs(kimura, withdrawalId)
  await corrects('もう一度直しました。よろしくお願いいたします。')
  testApp.wait(HOLD)
  expect(await at.release()).toBe(0)
  expect(await withdrawalById(testApp.db, withdrawalId)).toMatchObject(back)
  expect(await testApp.rawSql("SELECT state FROM outbox WHERE event = 'member.withdrawn'")).toEqual([{ state: 'held' }])
})

test('a pinned report that reads differently after the approval puts it back to waiting, too', async () => {
  const withdrawalId = await proposed()
  await at.openAll(kimura, withdrawalId)
  await at.approveAs(kimura, withdrawalId)
  await testApp.rawSql("UPDATE reports SET text = '別の内容' WHERE id = 'R-J-1'")
  expect(await returnChangedWithdrawals(testApp.app)).toBe(1)
  testApp.wait(HOLD)
  expect(await at.release()).toBe(0)
})

test('one that was approved twice is counted, measured and sent once; sent back in between it leaves nothing', async () => {
  const withdrawalId = await proposed()
  const approveAnew = async () => {
    for (const { n } of await evidenceOf(testApp.db, withdrawalId)) await at.openAs(kimura, { withdrawalId, n })
    await at.showFactor(kimura)
    await at.approveAs(kimura, withdrawalId)
  }
  await approveAnew()
  await corrects()
  await returnChangedWithdrawals(testApp.app)
  await approveAnew()
  testApp.wait(HOLD)
  expect(await at.release()).toBe(1)
  const count = async (sql: string) => Number((await testApp.rawSql(sql))[0]?.n)
  expect(await count("SELECT count(*) AS n FROM measures WHERE measure = 'withdraw'")).toBe(1)
  expect(await count("SELECT count(*) AS n FROM outbox WHERE event = 'member.withdrawn' AND state <> 'held'")).toBe(1)
  expect(await count('SELECT count(*) AS n FROM decisions WHERE counted = 1')).toBe(1)
})

test('sent back after it was put back to waiting, nothing of it is left', async () => {
  const withdrawalId = await proposed()
  await at.openAll(kimura, withdrawalId)
  await at.approveAs(kimura, withdrawalId)
  await corrects()
  await returnChangedWithdrawals(testApp.app)
  await at.endAs(kimura, { withdrawalId, how: 'sent_back', reason: '直されています' })
  expect(await testApp.rawSql("SELECT state FROM outbox WHERE event = 'member.withdrawn'")).toEqual([
    { state: 'undone' },
  ])
  expect(await testApp.rawSql('SELECT state, counted FROM decisions')).toEqual([{ state: 'undone', counted: 0 }])
})
