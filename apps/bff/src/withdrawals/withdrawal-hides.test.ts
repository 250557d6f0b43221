import { plusSeconds } from '@mimamori/policy/instant'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { figureDifferences } from '@mimamori/storage/breakdown/breakdown-recount'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { decisionHistoryOf } from '@mimamori/storage/decisions/decision-history-reads'
import { decisionById } from '@mimamori/storage/decisions/decision-reads'
import { wrongVerdicts } from '@mimamori/storage/detection/flag-verdict-recount'
import { hiddenTextOf, hidingCaseOf } from '@mimamori/storage/detection/hidden-text-reads'
import { contentOf } from '@mimamori/storage/intake/intake-reads'
import { ledgerOf, standingOf } from '@mimamori/storage/ledger/ledger-reads'
import { withdrawalById } from '@mimamori/storage/withdrawals/withdrawal-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { getReview } from '../cases/get-review.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { undoDecision } from '../decisions/undo-decision.ts'
import { aJob, aMember, aReport, openTestApp, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, NO_VIOLATION, refusalOf } from '../testing/test-decisions.ts'
import { type SignedInStaff, withdrawalSteps } from '../testing/test-withdrawals.ts'
import { reverseDecision } from '../workflows/decision-reversal.ts'
import { endUnansweredProposals } from './end-withdrawal.ts'
import { getWithdrawal } from './get-withdrawals.ts'
import { prepareWithdrawal } from './prepare-withdrawal.ts'
import type { ProposeWithdrawalInput } from './propose-withdrawal.ts'

const MEMBER = 'U-4711'
const POST = { type: 'job', id: 'J-1' } as const
const UNDO = 11
const HIDE = { template: null, text: '投稿を非表示にしました。' }

let testApp: TestApp
let at: ReturnType<typeof withdrawalSteps>
let sato: SignedInStaff
let suzuki: SignedInStaff
let kimura: SignedInStaff
beforeEach(async () => {
  testApp = await openTestApp()
  at = withdrawalSteps(testApp)
  sato = await at.signedIn('sato', 'moderator')
  suzuki = await at.signedIn('suzuki', 'moderator')
  kimura = await at.signedIn('kimura', 'approver')
})
afterEach(() => testApp.close())

const now = () => testApp.app.clock.now()
const isVisible = async () => (await contentOf(testApp.db, POST))?.visible
const ledger = async () => (await ledgerOf(testApp.db, MEMBER)).map(({ measure }) => measure)
const standing = () => standingOf(testApp.db, MEMBER, now())

/** Time passes until nothing can be undone any more. */
async function settle(): Promise<void> {
  testApp.wait(UNDO)
  await finalizeExpiredDecisions(testApp.app)
}

/** A proposal that hides the post at once, unless `hide` says otherwise. */
async function propose(hide: ProposeWithdrawalInput['hide'] = HIDE) {
  const it = await at.inHand(sato, MEMBER, POST.id)
  return { it, ...(await at.proposeAs(sato, { ...at.proposal(it), hide })) }
}

/** The same once more, of the case that came back. */
async function proposeAgain(who: Staff = sato, hide: ProposeWithdrawalInput['hide'] = HIDE) {
  const it = await at.claimed(who, POST)
  return await at.proposeAs(who, { ...at.proposal(it), hide })
}

async function approve(withdrawalId: string): Promise<void> {
  await at.openAll(kimura, withdrawalId)
  await at.showFactor(kimura)
  await at.approveAs(kimura, withdrawalId)
}

const rows = async <Row>(query: string) => (await testApp.rawSql(query)) as Row[]
/** The decisions beside the proposals, and what took them back. */
const letters = () =>
  rows<{ text: string; measures: string; state: string }>(
    'SELECT text, measures, state FROM decisions WHERE beside > 0 OR reverses IS NOT NULL ORDER BY id',
  )

/** Counters and verdicts are what an independent count of the rows says. */
async function expectRightCounts(): Promise<void> {
  const engine = testApp.app.storage.engine
  expect(await figureDifferences(testApp.db, engine)).toEqual([])
  expect(await wrongVerdicts(testApp.db, engine)).toEqual([])
}

test('a proposal hides the post at once: a decision of its own, with its letter, while the case waits for the second person', async () => {
  const { it, withdrawalId } = await propose()
  expect(await getWithdrawal(testApp.app, kimura, withdrawalId)).toMatchObject({
    state: 'proposed',
    hide: { text: HIDE.text, stands: true },
  })
  await settle()
  expect([await isVisible(), await ledger()]).toEqual([false, ['hide']])
  expect(await caseById(testApp.db, it.id)).toMatchObject({ state: 'held', fence: it.fence })
  expect(await letters()).toMatchObject([{ text: HIDE.text, state: 'standing' }])
  const history = await decisionHistoryOf(testApp.db, MEMBER, it.id, 5)
  expect(history.map(({ measures, by }) => [measures, by])).toEqual([['["hide"]', 'sato']])
  await expectRightCounts()
})

test('a proposal leaves the post as it is where its proposer says so', async () => {
  const { withdrawalId } = await propose(null)
  await settle()
  expect([await isVisible(), await ledger()]).toEqual([true, []])
  expect((await getWithdrawal(testApp.app, kimura, withdrawalId)).hide).toBeNull()
})

test('the hide of a proposal can be undone by itself: the proposal goes on waiting', async () => {
  const { it, withdrawalId } = await propose()
  const [hide] = await rows<{ id: string }>('SELECT id FROM decisions WHERE beside > 0')
  expect(await undoDecision(testApp.app, sato, hide?.id ?? '')).toEqual({ caseId: it.id, fence: null })
  await settle()
  expect([await isVisible(), await ledger()]).toEqual([true, []])
  expect(await caseById(testApp.db, it.id)).toMatchObject({ state: 'held', fence: it.fence })
  expect((await withdrawalById(testApp.db, withdrawalId))?.state).toBe('proposed')
  await expectRightCounts()
})

test.each(['sent_back', 'taken_back', 'stopped'] as const)(
  'a proposal that is %s takes its hide back, with a letter, and the case returns to its queue',
  async (how) => {
    const { it, withdrawalId } = await propose()
    await settle()
    if (how === 'stopped') await approve(withdrawalId)
    await at.endAs(how === 'sent_back' ? kimura : sato, { withdrawalId, how, reason: '確認が足りません' })
    expect([await isVisible(), await standing()]).toMatchObject([true, { hidden: 0, withdrawalProposed: false }])
    expect(await caseById(testApp.db, it.id)).toMatchObject({ state: 'open' })
    const [, back] = await letters()
    expect(back).toMatchObject({ measures: '["reverse"]', state: 'standing' })
    expect(back?.text).toContain('取り消しました')
    expect(back?.text).not.toContain('{{')
    await expectRightCounts()
  },
)

test('a post that was hidden and shown again before is shown again as its proposal ends, and never before', async () => {
  const first = await at.inHand(sato, MEMBER, POST.id)
  const deciding = { caseId: first.id, fence: first.fence, contentVersion: first.contentVersion }
  await decideAs(testApp, sato, { ...deciding, choice: choiceOf('hide') })
  await settle()
  await testApp.ingest(aReport('R-again', { target: POST }))
  const again = await at.claimed(sato, POST)
  const showing = { caseId: again.id, fence: again.fence, contentVersion: again.contentVersion }
  await decideAs(testApp, sato, { ...showing, choice: choiceOf('show') })
  await settle()
  await testApp.ingest(aReport('R-third', { target: POST }))
  const { withdrawalId } = await proposeAgain()
  await settle()
  expect(await isVisible()).toBe(false)
  await at.endAs(kimura, { withdrawalId, how: 'sent_back', reason: '確認が足りません' })
  expect([await isVisible(), await ledger()]).toEqual([true, ['hide', 'show', 'hide', 'reverse']])
})

test('a text that a proposal has hidden is known to those that copy it, while the case waits', async () => {
  const { it } = await propose()
  await settle()
  expect(await hidingCaseOf(testApp.db, POST)).toMatchObject({ id: it.id })
  expect(await hiddenTextOf(testApp.db, POST)).toMatchObject({ target: POST })
})

test('who watches a case is told that it was decided once, and not of the hide beside its proposal', async () => {
  const { it, withdrawalId } = await propose()
  await testApp.rawSql(
    `INSERT INTO case_watchers (case_id, staff_id, at) VALUES ('${it.id}', '${suzuki.id}', '${now()}')`,
  )
  const told = () => rows<{ kind: string }>(`SELECT kind FROM answers WHERE staff_id = '${suzuki.id}'`)
  await settle()
  expect(await told()).toEqual([])
  await approve(withdrawalId)
  testApp.wait(30 * 60)
  await at.release()
  expect(await told()).toEqual([{ kind: 'watched_decided' }])
})

test('a proposal that is sent back within the undo window takes its hide back unsent', async () => {
  const { withdrawalId } = await propose()
  await at.endAs(kimura, { withdrawalId, how: 'sent_back', reason: '確認が足りません' })
  await settle()
  expect([await isVisible(), await ledger(), await letters()]).toMatchObject([true, [], [{ state: 'undone' }]])
})

test('a membership is ended with the post hidden before; the month counts the post by the hide', async () => {
  const { it, withdrawalId } = await propose()
  await settle()
  await approve(withdrawalId)
  expect(await standing()).toMatchObject({ withdrawn: false, withdrawalHeld: true, withdrawalProposed: false })
  testApp.wait(30 * 60)
  await at.release()
  expect([await isVisible(), await standing()]).toMatchObject([false, { withdrawn: true, hidden: 1 }])
  expect(await caseById(testApp.db, it.id)).toMatchObject({ state: 'closed' })
  const counted = await rows<{ measures: string }>('SELECT measures FROM decisions WHERE counted = 1')
  expect(counted).toEqual([{ measures: '["hide"]' }])
  await expectRightCounts()
})

test('while a case waits for a withdrawal, whoever may decide takes further measures, and nothing else', async () => {
  const { it } = await propose(null)
  const { moves } = await getReview(testApp.app, suzuki, it.id)
  expect(moves).toMatchObject({ hide: null, warn: null, advice: null, request_correction: null })
  expect(moves).toMatchObject({ no_violation: 'already_decided', reverse: 'already_decided', show: 'already_decided' })
  const deciding = { caseId: it.id, fence: it.fence, contentVersion: it.contentVersion }
  expect(await refusalOf(decideAs(testApp, suzuki, { ...deciding, choice: NO_VIOLATION }))).toBe('already_decided')
  expect(await refusalOf(decideAs(testApp, suzuki, { ...deciding, fence: 9, choice: choiceOf('hide') }))).toBe(
    'lease_lost',
  )
  const auditor = await at.signedIn('ito', 'auditor')
  expect(await refusalOf(decideAs(testApp, auditor, { ...deciding, choice: choiceOf('hide') }))).toBe('not_permitted')
  await decideAs(testApp, suzuki, { ...deciding, choice: choiceOf('hide') })
  // not final yet, and already no second time
  expect(await refusalOf(decideAs(testApp, sato, { ...deciding, choice: choiceOf('hide') }))).toBe('already_hidden')
  await decideAs(testApp, sato, { ...deciding, choice: choiceOf('warn') })
  await settle()
  expect([await isVisible(), await ledger()]).toEqual([false, ['hide', 'warn']])
  expect(await caseById(testApp.db, it.id)).toMatchObject({ state: 'held' })
  await expectRightCounts()
})

test('nobody decides beside a proposal who could not have claimed its case', async () => {
  const lead = await at.signedIn('tanaka', 'lead')
  const it = await at.inHand(lead, MEMBER, POST.id)
  await testApp.rawSql(`UPDATE cases SET escalated_by = '${sato.id}' WHERE id = '${it.id}'`)
  await at.proposeAs(lead, at.proposal(it))
  const deciding = { caseId: it.id, fence: it.fence, contentVersion: it.contentVersion, choice: choiceOf('warn') }
  expect(await refusalOf(decideAs(testApp, suzuki, deciding))).toBe('waits_for_lead')
  const onPatrol = { ...kimura, queues: ['patrol'] as const }
  expect(await refusalOf(decideAs(testApp, { ...onPatrol, role: 'lead' }, deciding))).toBe('not_your_queue')
  expect((await getReview(testApp.app, suzuki, it.id)).moves.warn).toBe('waits_for_lead')
  expect(await refusalOf(decideAs(testApp, lead, deciding))).toBe('was allowed')
})

test('a hide that a colleague made beside the proposal stands when the proposal is sent back', async () => {
  const { it, withdrawalId } = await propose(null)
  const deciding = { caseId: it.id, fence: it.fence, contentVersion: it.contentVersion }
  await decideAs(testApp, suzuki, { ...deciding, choice: choiceOf('hide') })
  await settle()
  await at.endAs(kimura, { withdrawalId, how: 'sent_back', reason: '確認が足りません' })
  expect([await isVisible(), await ledger()]).toEqual([false, ['hide']])
})

test('what arrives while the case waits waits with it, also when its hide becomes final', async () => {
  const { it, withdrawalId } = await propose()
  await testApp.ingest(aReport('R-late', { target: POST }))
  await settle()
  const unfinished = () => rows<{ id: string }>("SELECT id FROM cases WHERE target_id = 'J-1' AND state <> 'closed'")
  expect([await unfinished(), await isVisible()]).toEqual([[{ id: it.id }], false])
  await approve(withdrawalId)
  testApp.wait(30 * 60)
  await at.release()
  const after = await unfinished()
  expect([after.length, after[0]?.id === it.id]).toEqual([1, false])
})

test('an appeal that takes back the hide of a member who was withdrawn leaves what the withdrawal says of the flags', async () => {
  await testApp.ingest(aMember(MEMBER))
  await testApp.ingest(
    aJob(POST.id, { clientId: MEMBER, description: 'LINE ID: yamada-work2 へ連絡し、報酬は口座へ直接振り込みます。' }),
  )
  const { withdrawalId } = await propose()
  await settle()
  await approve(withdrawalId)
  testApp.wait(30 * 60)
  await at.release()
  const [hide] = await rows<{ id: string }>('SELECT id FROM decisions WHERE beside > 0')
  const reversal = { decisionId: hide?.id ?? '', text: '取り消しました。', note: '' }
  await testApp.app.storage.write((tx) => reverseDecision(tx, now(), kimura.id, reversal))
  const verdicts = await rows<{ overturned: number }>('SELECT DISTINCT overturned FROM flag_verdicts')
  expect(verdicts).toEqual([{ overturned: 0 }])
  await expectRightCounts()
})

test('a hide that an appeal took back is not taken back again, and one made since stands', async () => {
  const { it, withdrawalId } = await propose()
  await settle()
  const [hide] = await rows<{ id: string }>('SELECT id FROM decisions WHERE beside > 0')
  const reversal = { decisionId: hide?.id ?? '', text: '取り消しました。', note: '' }
  await testApp.app.storage.write((tx) => reverseDecision(tx, now(), kimura.id, reversal))
  const deciding = { caseId: it.id, fence: it.fence, contentVersion: it.contentVersion }
  await decideAs(testApp, suzuki, { ...deciding, choice: choiceOf('hide') })
  await settle()
  await at.endAs(kimura, { withdrawalId, how: 'sent_back', reason: '確認が足りません' })
  expect([await isVisible(), await ledger()]).toEqual([false, ['hide', 'reverse', 'hide']])
  await expectRightCounts()
})

test('a hide that an appeal took back gets no second letter when its proposal is sent back', async () => {
  const { withdrawalId } = await propose()
  await settle()
  const [hide] = await rows<{ id: string }>('SELECT id FROM decisions WHERE beside > 0')
  const reversal = { decisionId: hide?.id ?? '', text: '取り消しました。', note: '' }
  await testApp.app.storage.write((tx) => reverseDecision(tx, now(), kimura.id, reversal))
  const before = await letters()
  await at.endAs(kimura, { withdrawalId, how: 'sent_back', reason: '確認が足りません' })
  expect(await letters()).toEqual(before)
  expect([await isVisible(), await ledger()]).toEqual([true, ['hide', 'reverse']])
})

test('the proposals of one person hide the same post once', async () => {
  const { withdrawalId } = await propose()
  await settle()
  await at.endAs(kimura, { withdrawalId, how: 'sent_back', reason: '確認が足りません' })
  const again = await at.claimed(sato, POST)
  expect(await prepareWithdrawal(testApp.app, sato, { caseId: again.id, fence: again.fence })).toMatchObject({
    refusal: null,
    hideRefusal: 'hidden_by_proposal',
  })
  const proposing = at.proposal(again)
  expect(await refusalOf(at.proposeAs(sato, { ...proposing, hide: HIDE }))).toBe('hidden_by_proposal')
  const { withdrawalId: second } = await at.proposeAs(sato, proposing)
  await at.endAs(sato, { withdrawalId: second, how: 'taken_back', reason: '' })
  await proposeAgain(suzuki)
  await settle()
  expect(await isVisible()).toBe(false)
})

test('a post that is hidden is not hidden again by a proposal, and its letter has no gaps', async () => {
  const it = await at.inHand(sato, MEMBER, POST.id)
  const proposing = at.proposal(it)
  const withLetter = (text: string) => at.proposeAs(sato, { ...proposing, hide: { template: null, text } })
  expect(await refusalOf(withLetter(' '))).toBe('text_required')
  expect(await refusalOf(withLetter('「{{job_title}}」を非表示にしました。'))).toBe('variable_unfilled')
  await testApp.rawSql("UPDATE contents SET visible = 0 WHERE id = 'J-1'")
  expect(await refusalOf(withLetter(HIDE.text))).toBe('already_hidden')
})

test('a proposal that nobody answers in 72 hours ends as if it was sent back, and leads are told', async () => {
  const lead = await at.signedIn('tanaka', 'lead')
  const { it, withdrawalId } = await propose()
  await settle()
  testApp.wait(72 * 3600 - UNDO - 1)
  expect(await endUnansweredProposals(testApp.app)).toBe(0)
  testApp.wait(1)
  expect(await endUnansweredProposals(testApp.app)).toBe(1)
  expect(await withdrawalById(testApp.db, withdrawalId)).toMatchObject({ state: 'sent_back', endedBy: 'system' })
  expect([await isVisible(), (await caseById(testApp.db, it.id))?.state]).toEqual([true, 'open'])
  const told = await rows<{ staff_id: string }>("SELECT staff_id FROM answers WHERE kind = 'withdrawal_unanswered'")
  expect(told.map(({ staff_id }) => staff_id).sort()).toEqual([sato.id, lead.id].sort())
  expect(await endUnansweredProposals(testApp.app)).toBe(0)
})

test('the 72 hours of a proposal begin again when it waits for another approval', async () => {
  const { withdrawalId } = await propose()
  await settle()
  testApp.wait(71 * 3600)
  await approve(withdrawalId)
  const back = plusSeconds(now(), 60)
  await testApp.rawSql(
    `UPDATE withdrawals SET state = 'proposed', approver_id = NULL, approved_at = NULL, factor_at = NULL, held_until = NULL, setback = 'person', setback_at = '${back}', waiting_since = '${back}' WHERE id = '${withdrawalId}'`,
  )
  testApp.wait(2 * 3600)
  expect(await endUnansweredProposals(testApp.app)).toBe(0)
  testApp.wait(70 * 3600 + 60)
  expect(await endUnansweredProposals(testApp.app)).toBe(1)
})

test('a standing says a withdrawal is proposed, on hold or carried out, as it is', async () => {
  const { it, withdrawalId } = await propose()
  const seen = async () => (await getReview(testApp.app, sato, it.id)).member?.standing
  expect(await seen()).toMatchObject({ withdrawalProposed: true, withdrawalHeld: false, withdrawn: false })
  await approve(withdrawalId)
  expect(await seen()).toMatchObject({ withdrawalProposed: false, withdrawalHeld: true, withdrawn: false })
  testApp.wait(30 * 60)
  await at.release()
  expect(await seen()).toMatchObject({ withdrawalProposed: false, withdrawalHeld: false, withdrawn: true })
  expect(
    (await decisionById(testApp.db, (await withdrawalById(testApp.db, withdrawalId))?.decisionId ?? ''))?.state,
  ).toBe('standing')
})
