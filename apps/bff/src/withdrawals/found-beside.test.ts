import { afterEach, beforeEach, expect, test } from 'vitest'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { undoDecision } from '../decisions/undo-decision.ts'
import { searchTexts } from '../search/search-texts.ts'
import { choiceOf, decideAs } from '../testing/test-decisions.ts'
import { openWithdrawalDesk, type WithdrawalDesk } from '../testing/test-withdrawals.ts'
import { reverseDecision } from '../workflows/decision-reversal.ts'

const POST = { type: 'job', id: 'J-1' } as const
const HIDE = { template: null, text: '投稿を非表示にしました。' }

let { testApp, at, sato, kimura } = {} as WithdrawalDesk
beforeEach(async () => {
  ;({ testApp, at, sato, kimura } = await openWithdrawalDesk())
})
afterEach(() => testApp.close())

const found = async () =>
  (await searchTexts(testApp.app, sato, { q: '', category: 'direct_deal' })).hits.map(({ target }) => target.id)

async function settle(): Promise<void> {
  testApp.wait(11)
  await finalizeExpiredDecisions(testApp.app)
}

async function warned(hide: typeof HIDE | null = null) {
  const it = await at.inHand(sato, 'U-4711', POST.id)
  const { withdrawalId } = await at.proposeAs(sato, { ...at.proposal(it), hide })
  testApp.wait(1)
  const deciding = { caseId: it.id, fence: it.fence, contentVersion: it.contentVersion }
  const { decisionId } = await decideAs(testApp, sato, { ...deciding, choice: choiceOf('warn') })
  return { withdrawalId, decisionId }
}

const sendBack = (withdrawalId: string) =>
  at.endAs(kimura, { withdrawalId, how: 'sent_back', reason: '確認が足りません' })

test('what was warned about beside a proposal is found by its category, also after the proposal was sent back', async () => {
  const { withdrawalId } = await warned()
  expect(await found()).toEqual([])
  await settle()
  expect(await found()).toEqual(['J-1'])
  await sendBack(withdrawalId)
  expect(await found()).toEqual(['J-1'])
})

test('it is not found by the category of a hide that went with the proposal, nor of a warning that was undone', async () => {
  const { withdrawalId, decisionId } = await warned(HIDE)
  await undoDecision(testApp.app, sato, decisionId)
  await settle()
  expect(await found()).toEqual(['J-1'])
  await sendBack(withdrawalId)
  expect(await found()).toEqual([])
})

test('a post whose warning was taken back is not found by its category any more', async () => {
  const { decisionId } = await warned()
  await settle()
  const reversal = { decisionId, text: '取り消しました。', note: '' }
  await testApp.app.storage.write((tx) => reverseDecision(tx, testApp.app.clock.now(), kimura.id, reversal))
  expect(await found()).toEqual([])
})
