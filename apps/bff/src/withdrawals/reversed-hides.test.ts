import { figureDifferences } from '@mimamori/storage/breakdown/breakdown-recount'
import { unfinishedCaseOf } from '@mimamori/storage/cases/case-of-target-reads'
import { contentOf } from '@mimamori/storage/intake/intake-reads'
import { ledgerOf } from '@mimamori/storage/ledger/ledger-reads'
import { withdrawalById } from '@mimamori/storage/withdrawals/withdrawal-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { choiceOf, decideAs } from '../testing/test-decisions.ts'
import { openWithdrawalDesk, type WithdrawalDesk } from '../testing/test-withdrawals.ts'
import { reverseDecision } from '../workflows/decision-reversal.ts'
import { getWithdrawal } from './get-withdrawals.ts'
import type { ProposeWithdrawalInput } from './propose-withdrawal.ts'

const MEMBER = 'U-4711'
const POST = { type: 'job', id: 'J-1' } as const
const HIDE = { template: null, text: '投稿を非表示にしました。' }
const HOLD = 30 * 60

let { testApp, at, sato, kimura } = {} as WithdrawalDesk
beforeEach(async () => {
  ;({ testApp, at, sato, kimura } = await openWithdrawalDesk())
})
afterEach(() => testApp.close())

const isVisible = async () => (await contentOf(testApp.db, POST))?.visible
const ledger = async () => (await ledgerOf(testApp.db, MEMBER)).map(({ measure }) => measure)

async function settle(): Promise<void> {
  testApp.wait(11)
  await finalizeExpiredDecisions(testApp.app)
}

async function goesOut(withdrawalId: string): Promise<void> {
  await at.openAll(kimura, withdrawalId)
  await at.showFactor(kimura)
  await at.approveAs(kimura, withdrawalId)
  testApp.wait(HOLD)
  await at.release()
}

/** A withdrawal that was carried out; `hide`: what its proposal did to the post; `beside`: what happened while it waited. */
async function carriedOut(hide: ProposeWithdrawalInput['hide'], beside: (of: Case) => Promise<unknown> = settle) {
  const it = await at.inHand(sato, MEMBER, POST.id)
  const { withdrawalId } = await at.proposeAs(sato, { ...at.proposal(it), hide })
  await beside(it)
  await settle()
  await goesOut(withdrawalId)
  expect(await isVisible()).toBe(false)
  return { caseId: it.id, withdrawalId }
}
type Case = Awaited<ReturnType<typeof at.inHand>>

/** Proposes to take it back, and that goes out. Returns the id of the reversal. */
async function reversed(withdrawalId: string): Promise<string> {
  const decisionId = (await withdrawalById(testApp.db, withdrawalId))?.decisionId ?? ''
  const { withdrawalId: reversalId } = await at.reversalAs(sato, {
    ...{ withdrawalId, template: null, text: '会員登録を元に戻しました。', note: '', lastFour: '4711' },
    ...{ evidence: [{ kind: 'decision', id: decisionId }], entries: testApp.app.catalogue.entries() },
  })
  expect(await isVisible()).toBe(false)
  await goesOut(reversalId)
  return reversalId
}

test('what takes a withdrawal back shows the post again that its proposal hid, and brings it back to its queue', async () => {
  const { caseId, withdrawalId } = await carriedOut(HIDE)
  const reversalId = await reversed(withdrawalId)
  expect([await isVisible(), await ledger()]).toEqual([true, ['hide', 'withdraw', 'reverse', 'reverse']])
  expect(await unfinishedCaseOf(testApp.db, POST)).toMatchObject({
    ...{ state: 'open', queue: 'flagged', previousCaseId: caseId },
  })
  const [letter] = await testApp.rawSql("SELECT text FROM decisions WHERE reverses IS NOT NULL AND actor_id = 'system'")
  expect(letter?.text).toContain('取り消し')
  expect(await figureDifferences(testApp.db, process.env.TEST_ENGINE === 'postgres' ? 'postgres' : 'sqlite')).toEqual(
    [],
  )
  expect((await getWithdrawal(testApp.app, sato, reversalId)).hide).toMatchObject({ stands: false })
})

test('who decides on a reversal reads that the post is still hidden', async () => {
  const { withdrawalId } = await carriedOut(HIDE)
  const decisionId = (await withdrawalById(testApp.db, withdrawalId))?.decisionId ?? ''
  const { withdrawalId: reversalId } = await at.reversalAs(sato, {
    ...{ withdrawalId, template: null, text: '会員登録を元に戻しました。', note: '', lastFour: '4711' },
    ...{ evidence: [{ kind: 'decision', id: decisionId }], entries: testApp.app.catalogue.entries() },
  })
  expect((await getWithdrawal(testApp.app, kimura, reversalId)).hide).toEqual({ text: HIDE.text, stands: true })
})

test('a hide that a colleague made beside the proposal stands when the withdrawal is taken back', async () => {
  const { withdrawalId } = await carriedOut(null, async ({ id, fence, contentVersion }) => {
    testApp.wait(1)
    await decideAs(testApp, sato, { caseId: id, fence, contentVersion, choice: choiceOf('hide') })
  })
  await reversed(withdrawalId)
  expect([await isVisible(), await ledger()]).toEqual([false, ['hide', 'withdraw', 'reverse']])
  expect(await unfinishedCaseOf(testApp.db, POST)).toBeNull()
})

test('a hide that an appeal took back before is not taken back again with the withdrawal', async () => {
  const { withdrawalId } = await carriedOut(HIDE)
  const [hide] = await testApp.rawSql('SELECT id FROM decisions WHERE beside > 0')
  const decisionId = String(hide?.id)
  const { write } = testApp.app.storage
  const text = '取り消しました。'
  await write((tx) => reverseDecision(tx, testApp.app.clock.now(), kimura.id, { decisionId, text, note: '' }))
  await testApp.rawSql("UPDATE contents SET visible = 0 WHERE id = 'J-1'")
  await reversed(withdrawalId)
  expect([await isVisible(), await ledger()]).toEqual([false, ['hide', 'withdraw', 'reverse', 'reverse']])
})
