import { plusSeconds } from '@mimamori/policy/instant'
import { defaultRetention } from '@mimamori/policy/retention/retention-class-rules'
import { appealById } from '@mimamori/storage/appeals/appeal-reads'
import { decisionById } from '@mimamori/storage/decisions/decision-reads'
import { ledgerOf, standingOf } from '@mimamori/storage/ledger/ledger-reads'
import { evidenceOf } from '@mimamori/storage/withdrawals/withdrawal-evidence-reads'
import { withdrawalById } from '@mimamori/storage/withdrawals/withdrawal-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { decideAppeal } from '../appeals/decide-appeal.ts'
import { finalizeAppeals } from '../appeals/finalize-appeals.ts'
import { getReview } from '../cases/get-review.ts'
import { postAppeal } from '../intake/post-appeal.ts'
import { changeRetentionDays } from '../retention/get-retention-state.ts'
import { runRetention } from '../retention/run-retention.ts'
import { aReport, person } from '../testing/test-app.ts'
import { refusalOf } from '../testing/test-decisions.ts'
import { openWithdrawalDesk, type SignedInStaff, type WithdrawalDesk } from '../testing/test-withdrawals.ts'

let { testApp, at, sato, kimura } = {} as WithdrawalDesk
let lead: SignedInStaff
beforeEach(async () => {
  ;({ testApp, at, sato, kimura } = await openWithdrawalDesk())
  lead = await at.signedIn('ueno', 'lead')
})
afterEach(() => testApp.close())

const now = () => testApp.app.clock.now()
const HOLD = 30 * 60
const DAY = 86_400

async function approve(withdrawalId: string, who: SignedInStaff) {
  await at.openAll(who, withdrawalId)
  await at.showFactor(who)
  await at.approveAs(who, withdrawalId)
}

async function approved(memberId = 'U-4711', jobId = 'J-1') {
  const it = await at.inHand(sato, memberId, jobId)
  const { withdrawalId } = await at.proposeAs(sato, at.proposal(it))
  await approve(withdrawalId, kimura)
  const decisionId = (await withdrawalById(testApp.db, withdrawalId))?.decisionId ?? ''
  return { it, withdrawalId, decisionId }
}

async function released(memberId?: string, jobId?: string) {
  const made = await approved(memberId, jobId)
  testApp.wait(HOLD)
  await at.release()
  await testApp.rawSql("UPDATE outbox SET state = 'delivered'")
  return made
}

type Made = Awaited<ReturnType<typeof released>>
async function reversalOf({ withdrawalId, decisionId }: Made) {
  const entries = testApp.app.catalogue.entries()
  const choice = { template: null, text: '会員登録を元に戻しました。', note: 'メモ', lastFour: '4711', entries }
  return (await at.reversalAs(sato, { ...choice, withdrawalId, evidence: [{ kind: 'decision', id: decisionId }] }))
    .withdrawalId
}

async function appealed({ decisionId }: Made) {
  const measureId = (await ledgerOf(testApp.db, 'U-4711')).find((entry) => entry.decisionId === decisionId)?.id ?? ''
  const appeal = { id: 'A-1', memberId: 'U-4711', measureId, text: '身に覚えがありません。', appealedAt: now() }
  await testApp.app.storage.write((tx) => postAppeal(tx, now(), 'marketplace', appeal))
}

const decide = (actor: SignedInStaff, outcome: 'granted' | 'upheld') =>
  refusalOf(decideAppeal(testApp.app, actor, { appealId: 'A-1', outcome, text: 'お返事です。', reason: '確認済み' }))
const appealState = async () => (await appealById(testApp.db, 'A-1'))?.state

test('neither of the two who ended a membership decides the appeal against it', async () => {
  await appealed(await released())
  const second = await at.signedIn('kimura', 'lead')
  expect(await decide(kimura, 'upheld')).toBe('had_part')
  expect(await decide(second, 'granted')).toBe('two_people_needed')
  expect(await decide(second, 'upheld')).toBe('was allowed')
})

test('an appeal against a withdrawal is granted once what takes it back has gone out, not while that can be stopped', async () => {
  const made = await released()
  await appealed(made)
  await approve(await reversalOf(made), kimura)
  const isWithdrawn = async () => (await standingOf(testApp.db, 'U-4711', now())).withdrawn
  expect(await isWithdrawn()).toBe(true)
  expect(await decide(lead, 'granted')).toBe('two_people_needed')
  testApp.wait(HOLD)
  await at.release()
  expect(await isWithdrawn()).toBe(false)
  expect(await decide(lead, 'granted')).toBe('was allowed')
  testApp.wait(10)
  expect(await finalizeAppeals(testApp.app)).toBe(1)
  expect(await appealState()).toBe('granted')
})

test('a report is not reviewed before its case is decided: while a withdrawal is proposed it is held', async () => {
  const it = await at.inHand(sato, 'U-4711', 'J-1')
  await at.proposeAs(sato, at.proposal(it))
  await testApp.ingest(aReport('R-2', { target: it.target, reporterId: 'U-8' }))
  const { reports } = await getReview(testApp.app, sato, it.id)
  expect(Object.fromEntries(reports.map(({ id, state }) => [id, state]))).toEqual({ 'R-J-1': 'held', 'R-2': 'open' })
})

test('what is proposed or was just decided about an old withdrawal is kept, however long ago its case was closed', async () => {
  const made = await released()
  const days = { ...defaultRetention(), decision_texts: 60 }
  await changeRetentionDays(testApp.app, person('kanri', 'admin'), days)
  testApp.wait(61 * DAY)
  const reversal = await reversalOf(made)
  const decisionId = (await withdrawalById(testApp.db, reversal))?.decisionId ?? ''
  const said = async (id: string) => (await decisionById(testApp.db, id))?.text !== ''
  await runRetention(testApp.app)
  expect([await said(made.decisionId), await said(decisionId)]).toEqual([false, true])
  expect((await evidenceOf(testApp.db, reversal)).map(({ text }) => text !== '')).toEqual([true])
})

test('the words of an appeal go with those of the decision it is against, and both stay while it is under way', async () => {
  const made = await released()
  await appealed(made)
  const days = { ...defaultRetention(), decision_texts: 60 }
  await changeRetentionDays(testApp.app, person('kanri', 'admin'), days)
  const words = async () => {
    await runRetention(testApp.app)
    const { text, letter, reason } = (await appealById(testApp.db, 'A-1')) ?? {}
    return [(await decisionById(testApp.db, made.decisionId))?.text !== '', text !== '', letter !== '', reason !== '']
  }
  testApp.wait(61 * DAY)
  expect(await words()).toEqual([true, true, false, false])
  await decide(lead, 'upheld')
  testApp.wait(10)
  await finalizeAppeals(testApp.app)
  expect(await words()).toEqual([true, true, true, true])
  testApp.wait(61 * DAY)
  expect(await words()).toEqual([false, false, false, false])
})

test('what is appealed against is kept with whom it hit, as long as the appeal is under way', async () => {
  await appealed(await released())
  const short = { old_versions: 60, correspondence: 60, report_words: 60, silent_members: 60 }
  await changeRetentionDays(testApp.app, person('kanri', 'admin'), { ...defaultRetention(), ...short })
  const kept = async () => {
    await runRetention(testApp.app)
    const [report] = await testApp.rawSql("SELECT text FROM reports WHERE id = 'R-J-1'")
    const [member] = await testApp.rawSql("SELECT erased_at FROM members WHERE id = 'U-4711'")
    return [report?.text !== '', member?.erased_at === null]
  }
  testApp.wait(61 * DAY)
  expect(await kept()).toEqual([true, true])
  await decide(lead, 'upheld')
  testApp.wait(61 * DAY)
  await finalizeAppeals(testApp.app)
  expect(await kept()).toEqual([false, false])
})

test('that there is such a member is no evidence', async () => {
  await at.inHand(sato, 'U-4711', 'J-1')
  await testApp.ingest(aReport('R-U-4711', { target: { type: 'member', id: 'U-4711' } }))
  const it = await at.claimed(sato, { type: 'member', id: 'U-4711' })
  const proposing = at.proposal(it)
  const [text] = proposing.evidence
  const evidence = text ? [text] : []
  expect(await refusalOf(at.proposeAs(sato, { ...proposing, evidence }))).toBe('evidence_unknown')
  const reported = [{ kind: 'report', id: 'R-U-4711' } as const]
  expect(await refusalOf(at.proposeAs(sato, { ...proposing, evidence: reported }))).toBe('was allowed')
})

test('a withdrawal that cannot go keeps no other from going', async () => {
  const [first, second] = [await approved('U-4711', 'J-1'), await approved('U-4712', 'J-2')]
  await testApp.rawSql(`UPDATE decisions SET state = 'undone' WHERE id = '${first.decisionId}'`)
  testApp.wait(HOLD)
  expect(await at.release()).toBe(1)
  expect(await withdrawalById(testApp.db, first.withdrawalId)).toMatchObject({ state: 'held' })
  expect(await withdrawalById(testApp.db, second.withdrawalId)).toMatchObject({
    state: 'released',
    releasedAt: now(),
    heldUntil: plusSeconds(now(), 0),
  })
})
