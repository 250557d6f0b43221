import { monthOf } from '@mimamori/policy/breakdown/japan-month'
import { plusSeconds } from '@mimamori/policy/instant'
import { DEFAULT_MEASURE_SETTINGS } from '@mimamori/policy/ledger/measure-settings-rules'
import { verifyChain } from '@mimamori/storage/audit/audit-chain-verification'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { decisionById, firstUndoWindowEnd } from '@mimamori/storage/decisions/decision-reads'
import { outgoingOf } from '@mimamori/storage/delivery/delivery-reads'
import { standingOf } from '@mimamori/storage/ledger/ledger-reads'
import { record } from '@mimamori/storage/record-change'
import { evidenceOf } from '@mimamori/storage/withdrawals/withdrawal-evidence-reads'
import { withdrawalById } from '@mimamori/storage/withdrawals/withdrawal-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { getReview } from '../cases/get-review.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { undoDecision } from '../decisions/undo-decision.ts'
import { aJob, aReport, START } from '../testing/test-app.ts'
import { refusalOf } from '../testing/test-decisions.ts'
import {
  DEALINGS,
  openWithdrawalDesk,
  type SignedInStaff,
  TEXT,
  type WithdrawalDesk,
} from '../testing/test-withdrawals.ts'
import { reverseDecision } from '../workflows/decision-reversal.ts'
import { proposeWithdrawalReversal } from '../workflows/withdrawal-reversal.ts'
import { resumeWithdrawals } from './execute-withdrawals.ts'
import { getWithdrawal, listWithdrawals } from './get-withdrawals.ts'
import { openEvidence } from './open-evidence.ts'
import { prepareWithdrawal, prepareWithdrawalReversal } from './prepare-withdrawal.ts'

let { testApp, at, sato, kimura } = {} as WithdrawalDesk
beforeEach(async () => {
  ;({ testApp, at, sato, kimura } = await openWithdrawalDesk())
})
afterEach(() => testApp.close())

const now = () => testApp.app.clock.now()
const HOLD = 30 * 60

async function proposed(memberId = 'U-4711', jobId = 'J-1') {
  const it = await at.inHand(sato, memberId, jobId)
  const { withdrawalId } = await at.proposeAs(sato, at.proposal(it))
  return { it, withdrawalId }
}

async function approved(memberId?: string, jobId?: string) {
  const { it, withdrawalId } = await proposed(memberId, jobId)
  await at.openAll(kimura, withdrawalId)
  await at.showFactor(kimura)
  await at.approveAs(kimura, withdrawalId)
  return { it, withdrawalId }
}

async function released(memberId?: string, jobId?: string) {
  const made = await approved(memberId, jobId)
  testApp.wait(HOLD)
  await at.release()
  return made
}

const stateOf = async (id: string) => (await withdrawalById(testApp.db, id))?.state
const decisionOf = async (id: string) =>
  decisionById(testApp.db, (await withdrawalById(testApp.db, id))?.decisionId ?? '')
const sentBy = async (id: string) =>
  await outgoingOf(testApp.db, (await withdrawalById(testApp.db, id))?.decisionId ?? '')
const standing = (memberId = 'U-4711') => standingOf(testApp.db, memberId, now())

test('two people end a membership: proposed, opened, approved, held for half an hour, and sent once', async () => {
  const { it, withdrawalId } = await proposed()
  expect(await caseById(testApp.db, it.id)).toMatchObject({ state: 'held' })
  expect(await standing()).toMatchObject({ withdrawn: false })
  expect(await sentBy(withdrawalId)).toEqual([])
  expect((await getWithdrawal(testApp.app, kimura, withdrawalId)).moves).toMatchObject({
    approve: 'evidence_unopened',
    send_back: null,
    take_back: 'not_permitted',
  })
  await at.openAll(kimura, withdrawalId)
  expect((await getWithdrawal(testApp.app, kimura, withdrawalId)).moves.approve).toBeNull()
  const { heldUntil } = await at.approveAs(kimura, withdrawalId)
  expect(heldUntil).toBe(plusSeconds(now(), HOLD))
  expect(await standing()).toMatchObject({ withdrawn: false, withdrawalHeld: true })
  // one that waits for a lead, or out its half hour, is not late
  expect(await firstUndoWindowEnd(testApp.app.storage.db)).toBeNull()
  const shown = async () => (await getWithdrawal(testApp.app, kimura, withdrawalId)).standing.withdrawn
  expect(await shown(), 'who can still be kept has not left').toBe(false)
  testApp.wait(HOLD - 1)
  expect([await at.release(), await finalizeExpiredDecisions(testApp.app)]).toEqual([0, 0])
  expect((await sentBy(withdrawalId)).map(({ state }) => state)).toEqual(['held'])
  testApp.wait(1)
  expect([await at.release(), await at.release()]).toEqual([1, 0])
  const [event, ...more] = await sentBy(withdrawalId)
  const decision = await decisionOf(withdrawalId)
  expect(event).toMatchObject({ id: `msg_${decision?.id}`, state: 'ready', event: 'member.withdrawn' })
  expect(more).toEqual([])
  expect(await shown()).toBe(true)
  expect(decision).toMatchObject({ state: 'standing', counted: true, month: monthOf(now()) })
  expect(await caseById(testApp.db, it.id)).toMatchObject({ state: 'closed' })
  expect(await verifyChain(testApp.app.storage)).toMatchObject({ ok: true })
})

test('a proposal begins with what the marketplace told last, and what the case is about is suggested as evidence', async () => {
  const it = await at.inHand(sato, 'U-4711', 'J-1')
  const prepared = await prepareWithdrawal(testApp.app, sato, { caseId: it.id, fence: it.fence })
  expect(prepared).toMatchObject({ memberId: 'U-4711', effects: { ...DEALINGS, toldAt: START }, refusal: null })
  expect(prepared.candidates.map(({ ref, suggested }) => [ref.kind, suggested])).toEqual([
    ['text', true],
    ['report', true],
  ])
  const { withdrawalId } = await at.proposeAs(sato, at.proposal(it))
  expect(await getWithdrawal(testApp.app, kimura, withdrawalId)).toMatchObject({ effects: DEALINGS, text: TEXT })
  expect((await getReview(testApp.app, sato, it.id)).withdrawal).toMatchObject({ id: withdrawalId, state: 'proposed' })
})

test.each([
  ['without evidence', { evidence: [] }, 'evidence_required'],
  ['with what is not there', { evidence: [{ kind: 'report', id: 'R-none' }] }, 'evidence_unknown'],
  [
    'with what is of somebody else',
    { evidence: [{ kind: 'text', type: 'job', id: 'J-other', version: 1 }] },
    'evidence_unknown',
  ],
  ['with the end of another id', { lastFour: '4712' }, 'last_four_wrong'],
  ['without a category', { categories: [] }, 'category_required'],
  ['without a clause', { clause: null }, 'clause_required'],
  ['without words', { text: ' ' }, 'text_required'],
  ['with an open variable', { text: '{{deadline}}まで' }, 'variable_unfilled'],
  ['under an old fence', { fence: 7 }, 'lease_lost'],
  ['of a text that changed since', { contentVersion: 2 }, 'content_changed'],
  ['with a clause that never was', { clause: 'G-99' }, 'clause_not_in_force'],
] as const)('a proposal %s is refused, and the case stays in hand', async (_, change, refusal) => {
  await testApp.ingest(aJob('J-other', { clientId: 'U-other' }))
  const it = await at.inHand(sato, 'U-4711', 'J-1')
  const proposing = { ...at.proposal(it), ...change }
  expect(await refusalOf(at.proposeAs(sato, proposing))).toBe(refusal)
  expect(await caseById(testApp.db, it.id)).toMatchObject({ state: 'claimed', fence: it.fence })
  expect(await testApp.rawSql('SELECT id FROM withdrawals')).toEqual([])
})

test('whoever does not hold the case proposes nothing, and nobody proposes twice', async () => {
  const it = await at.inHand(sato, 'U-4711', 'J-1')
  expect(await refusalOf(at.proposeAs(kimura, at.proposal(it)))).toBe('lease_lost')
  expect(await refusalOf(at.proposeAs(await at.signedIn('ota', 'auditor'), at.proposal(it)))).toBe('not_permitted')
  await at.proposeAs(sato, at.proposal(it))
  expect(await refusalOf(at.proposeAs(sato, at.proposal(it)))).toBe('already_decided')
  const next = await at.inHand(kimura, 'U-4711', 'J-2')
  expect((await getReview(testApp.app, kimura, next.id)).moves.propose_withdrawal).toBe('withdrawal_pending')
  expect(await refusalOf(at.proposeAs(kimura, at.proposal(next)))).toBe('withdrawal_pending')
})

test('what arrived while it was held opens a new case of its own once it went out', async () => {
  const { it } = await approved()
  await testApp.ingest(aReport('R-late', { target: it.target, reporterId: 'U-8' }))
  testApp.wait(HOLD)
  await at.release()
  expect(await caseById(testApp.db, it.id)).toMatchObject({ state: 'closed' })
  expect(await testApp.caseOfJob('J-1')).toMatchObject({ state: 'open', previousCaseId: it.id, reporters: 1 })
})

test('a list says who proposed, who approved and who ended a withdrawal', async () => {
  const { withdrawalId } = await proposed()
  const line = async (view: 'waiting' | 'held' | 'past') => (await listWithdrawals(testApp.app, sato, view)).items[0]
  expect(await line('waiting')).toMatchObject({ proposer: { alias: 'sato' }, approver: null, endedBy: null })
  await at.openAll(kimura, withdrawalId)
  await at.approveAs(kimura, withdrawalId)
  expect(await line('held')).toMatchObject({
    proposer: { alias: 'sato' },
    approver: { alias: 'kimura' },
    endedBy: null,
  })
  await at.endAs(sato, { withdrawalId, how: 'stopped', reason: '会員から連絡' })
  expect(await line('past')).toMatchObject({ state: 'stopped', endedBy: { alias: 'sato' } })
})

test('a membership that has ended is not ended a second time', async () => {
  await released()
  const next = await at.inHand(kimura, 'U-4711', 'J-2')
  expect((await getReview(testApp.app, kimura, next.id)).moves.propose_withdrawal).toBe('already_withdrawn')
  expect(await refusalOf(at.proposeAs(kimura, at.proposal(next)))).toBe('already_withdrawn')
})

/** As after another role or a new invitation. */
const losesConfirmation = ({ id }: SignedInStaff) =>
  testApp.rawSql(`UPDATE staff SET confirmed_at = NULL WHERE id = '${id}'`)

test('what somebody proposed who has to be confirmed anew is approved by nobody', async () => {
  const { withdrawalId } = await proposed()
  await at.openAll(kimura, withdrawalId)
  await losesConfirmation(sato)
  expect((await getWithdrawal(testApp.app, kimura, withdrawalId)).moves.approve).toBe('proposer_ineligible')
  expect(await refusalOf(at.approveAs(kimura, withdrawalId))).toBe('proposer_ineligible')
  expect(await stateOf(withdrawalId)).toBe('proposed')
})

test('the second person is somebody else, may, has opened every piece, and no piece has changed', async () => {
  const { withdrawalId } = await proposed()
  const approve = (who: SignedInStaff) => refusalOf(at.approveAs(who, withdrawalId))
  // a lead who proposed is still only one person
  expect(await approve({ ...sato, role: 'lead' })).toBe('own_proposal')
  expect(await approve(await at.signedIn('maya', 'moderator'))).toBe('not_permitted')
  expect(await approve(kimura)).toBe('evidence_unopened')
  await at.openAs(kimura, { withdrawalId, n: 1 })
  expect(await refusalOf(at.openAs(kimura, { withdrawalId, n: 9 }))).toMatch(/Not Found/)
  expect(await approve(kimura)).toBe('evidence_unopened')
  // what the proposer opens is nobody's second look
  await at.openAs({ ...sato, role: 'lead' }, { withdrawalId, n: 2 })
  expect(await approve(kimura)).toBe('evidence_unopened')
  await at.openAs(kimura, { withdrawalId, n: 2 })
  await testApp.rawSql("UPDATE reports SET text = '別の内容' WHERE id = 'R-J-1'")
  expect((await at.openAs(kimura, { withdrawalId, n: 2 })).unchanged).toBe(false)
  expect(await approve(kimura)).toBe('evidence_changed')
  expect(await stateOf(withdrawalId)).toBe('proposed')
  expect(await sentBy(withdrawalId)).toEqual([])
})

test.each([
  [299, 'was allowed'],
  [300, 'step_up_required'],
  [301, 'step_up_required'],
])('a second factor shown %i seconds ago: the approval %s', async (seconds, outcome) => {
  const { withdrawalId } = await proposed()
  await at.openAll(kimura, withdrawalId)
  await at.showFactor(kimura)
  testApp.wait(seconds)
  expect(await refusalOf(at.approveAs(kimura, withdrawalId))).toBe(outcome)
})

test('an instance whose clock is a moment ahead: a factor and an opening there come before the approval here', async () => {
  const { withdrawalId } = await proposed()
  const ahead = (ms: number) => new Date(Date.parse(now()) + ms).toISOString()
  for (const { n } of await evidenceOf(testApp.db, withdrawalId)) {
    await testApp.app.storage.write((tx) => openEvidence(tx, ahead(40 + n), kimura, { withdrawalId, n }))
  }
  await testApp.rawSql(`UPDATE sessions SET factor_at = '${ahead(40)}' WHERE id = '${kimura.sessionId}'`)
  await at.approveAs(kimura, withdrawalId)
  expect(await withdrawalById(testApp.db, withdrawalId)).toMatchObject({ state: 'held', approvedAt: ahead(42) })
})

test('a second factor of another session, or none, is none', async () => {
  const { withdrawalId } = await proposed()
  const bare = await at.signedIn('tanaka', 'lead', false)
  await at.openAll(bare, withdrawalId)
  expect(await refusalOf(at.approveAs(bare, withdrawalId))).toBe('step_up_required')
  expect(await refusalOf(at.approveAs({ ...bare, sessionId: kimura.sessionId }, withdrawalId))).toBe('step_up_required')
})

test('it is approved once, and who comes second is told', async () => {
  const { withdrawalId } = await approved()
  const tanaka = await at.signedIn('tanaka', 'lead')
  expect(await refusalOf(at.approveAs(kimura, withdrawalId))).toBe('proposal_over')
  expect(await refusalOf(at.approveAs(tanaka, withdrawalId))).toBe('proposal_over')
  expect(await sentBy(withdrawalId)).toHaveLength(1)
})

test('sent back with a reason, the case waits in its queue, what came meanwhile is in it, and it can be proposed anew', async () => {
  const { it, withdrawalId } = await proposed()
  const back = (who: SignedInStaff, reason: string) =>
    refusalOf(at.endAs(who, { withdrawalId, how: 'sent_back', reason }))
  expect(await back(kimura, '  ')).toBe('reason_required')
  expect(
    await refusalOf(at.endAs(kimura, { withdrawalId: it.id, how: 'sent_back', reason: '証拠が足りません' })),
  ).toMatch(/Not Found/)
  expect(await back({ ...sato, role: 'lead' }, '証拠が足りません')).toBe('own_proposal')
  expect(await back(await at.signedIn('maya', 'moderator'), '証拠が足りません')).toBe('not_permitted')
  await testApp.ingest(
    aJob('J-1', { clientId: 'U-4711', description: '別の文章です。LINEで。', updatedAt: '2026-11-24T02:00:00.000Z' }),
  )
  expect(await back(kimura, '証拠が足りません')).toBe('was allowed')
  expect(await withdrawalById(testApp.db, withdrawalId)).toMatchObject({
    state: 'sent_back',
    reason: '証拠が足りません',
  })
  expect(await caseById(testApp.db, it.id)).toMatchObject({ state: 'open', contentVersion: 2 })
  expect(await decisionOf(withdrawalId)).toMatchObject({ state: 'undone', counted: false })
  expect(await refusalOf(at.approveAs(kimura, withdrawalId))).toBe('proposal_over')
  const again = await at.claimed(sato, it.target)
  const second = await at.proposeAs(sato, at.proposal(again))
  expect(await stateOf(second.withdrawalId)).toBe('proposed')
})

test('who proposed takes it back, nobody else does, and an undo is not the way', async () => {
  const { it, withdrawalId } = await proposed()
  const decisionId = (await decisionOf(withdrawalId))?.id ?? ''
  expect(await refusalOf(undoDecision(testApp.app, sato, decisionId))).toBe('two_people_needed')
  expect(await refusalOf(at.endAs(kimura, { withdrawalId, how: 'taken_back', reason: '' }))).toBe('not_permitted')
  await at.endAs(sato, { withdrawalId, how: 'taken_back', reason: '' })
  expect(await caseById(testApp.db, it.id)).toMatchObject({ state: 'open' })
})

test('while it is held either of the two or a lead stops it: nothing is sent, ever, and the record is as before', async () => {
  const tanaka = await at.signedIn('tanaka', 'lead')
  const maya = await at.signedIn('maya', 'moderator')
  for (const [n, who] of [sato, kimura, tanaka].entries()) {
    const { it, withdrawalId } = await approved(`U-471${n}`, `J-${n}`)
    const stop = (by: SignedInStaff) =>
      refusalOf(at.endAs(by, { withdrawalId, how: 'stopped', reason: '会員から連絡' }))
    expect(await stop(maya)).toBe('not_permitted')
    testApp.wait(HOLD - 1)
    expect(await stop(who)).toBe('was allowed')
    testApp.wait(60)
    expect(await at.release()).toBe(0)
    expect((await sentBy(withdrawalId)).map(({ state }) => state)).toEqual(['undone'])
    expect(await standing(`U-471${n}`)).toMatchObject({ withdrawn: false })
    expect(await caseById(testApp.db, it.id)).toMatchObject({ state: 'open' })
    expect(await stop(who)).toBe('not_held')
  }
  expect(await testApp.rawSql("SELECT sum(n) AS n FROM breakdown_counts WHERE dimension = 'category'")).toEqual([
    { n: expect.anything() },
  ])
  const [{ n = 0 } = {}] = await testApp.rawSql("SELECT sum(n) AS n FROM breakdown_counts WHERE dimension = 'category'")
  expect(Number(n)).toBe(0)
})

test('once it goes out nobody stops it; a reversal goes the same way and brings the member back', async () => {
  const { withdrawalId } = await released()
  expect(await refusalOf(at.endAs(sato, { withdrawalId, how: 'stopped', reason: '遅い' }))).toBe('hold_over')
  const decisionId = (await decisionOf(withdrawalId))?.id ?? ''
  const reversal = {
    withdrawalId,
    template: null,
    text: '強制退会を取り消しました。',
    note: '',
    evidence: [{ kind: 'decision', id: decisionId } as const],
    lastFour: '4711',
    entries: testApp.app.catalogue.entries(),
  }
  const alone = { decisionId, text: '取り消し', note: '' }
  const write = testApp.app.storage.write
  expect(await refusalOf(write((tx) => reverseDecision(tx, now(), sato.id, alone)))).toBe('two_people_needed')
  expect(await refusalOf(at.reversalAs(sato, { ...reversal, evidence: [] }))).toBe('evidence_required')
  expect(await refusalOf(at.reversalAs(sato, { ...reversal, lastFour: '4712' }))).toBe('last_four_wrong')
  expect(await refusalOf(at.reversalAs(sato, { ...reversal, withdrawalId: decisionId }))).toMatch(/Not Found/)
  const maya = await at.signedIn('maya', 'moderator')
  await losesConfirmation(maya)
  expect(await refusalOf(at.reversalAs(maya, reversal))).toBe('awaits_confirmation')
  expect(await refusalOf(at.reversalAs(await at.signedIn('ota', 'auditor'), reversal))).toBe('not_permitted')
  const offered = async (to: SignedInStaff) => {
    const { moves } = await getWithdrawal(testApp.app, to, withdrawalId)
    const { refusal, candidates } = await prepareWithdrawalReversal(testApp.app, to, withdrawalId)
    return { moves: moves.propose_reversal, refusal, suggested: candidates.filter((each) => each.suggested) }
  }
  const suggested = [{ ref: reversal.evidence[0] }]
  expect(await offered(sato)).toMatchObject({ moves: null, refusal: null, suggested })
  expect(await offered(maya)).toMatchObject({ moves: 'awaits_confirmation', refusal: 'awaits_confirmation' })
  const { withdrawalId: back } = await at.reversalAs(sato, reversal)
  expect(await refusalOf(at.reversalAs(kimura, reversal))).toBe('withdrawal_pending')
  expect(await refusalOf(at.approveAs({ ...sato, role: 'lead' }, back))).toBe('own_proposal')
  expect(await refusalOf(at.approveAs(kimura, back))).toBe('evidence_unopened')
  await at.openAll(kimura, back)
  await at.showFactor(kimura)
  await at.approveAs(kimura, back)
  testApp.wait(HOLD)
  expect(await at.release()).toBe(1)
  expect(await standing()).toMatchObject({ withdrawn: false })
  const [event] = await sentBy(back)
  expect(JSON.parse(event?.payload ?? '{}')).toMatchObject({
    type: 'measure.reversed',
    data: { memberId: 'U-4711', reverses: { measure: 'withdraw' } },
  })
  expect(await decisionById(testApp.db, decisionId)).toMatchObject({ counted: false, reversed: true })
  expect(await refusalOf(at.reversalAs(sato, reversal))).toBe('not_withdrawn')
  expect(await getWithdrawal(testApp.app, sato, withdrawalId)).toMatchObject({
    reversal: { id: back, state: 'released' },
  })
  expect(await offered(sato)).toMatchObject({ moves: 'not_withdrawn', refusal: 'not_withdrawn' })
})

test('an appeal against a withdrawal becomes a proposal to take it back, for somebody else to approve', async () => {
  const { withdrawalId } = await released()
  const decisionId = (await decisionOf(withdrawalId))?.id ?? ''
  const tanaka = await at.signedIn('tanaka', 'lead')
  const id = await testApp.app.storage.write((tx) =>
    proposeWithdrawalReversal(tx, now(), tanaka, { decisionId, text: '取り消しました。', note: '' }),
  )
  expect(await stateOf(id)).toBe('proposed')
  expect(await refusalOf(at.approveAs(tanaka, id))).toBe('own_proposal')
})

test('more withdrawals in an hour than is usual: the rest wait until a lead resumes; stopping and reversing go on', async () => {
  const settings = { ...DEFAULT_MEASURE_SETTINGS, withdrawalsAnHour: 2 }
  await testApp.app.storage.write((tx) => record(tx, now(), 'a', { type: 'measures.set', settings, changedBy: 'a' }))
  const all: string[] = []
  for (const n of [1, 2, 3, 4]) all.push((await approved(`U-471${n}`, `J-${n}`)).withdrawalId)
  testApp.wait(HOLD)
  expect(await at.release()).toBe(2)
  expect(await at.release()).toBe(0)
  const tanaka = await at.signedIn('tanaka', 'lead')
  const list = await listWithdrawals(testApp.app, kimura, 'paused')
  expect(list).toMatchObject({
    counts: { waiting: 0, held: 0, paused: 2 },
    breaker: { trippedAt: now(), anHour: 2, atMost: 2, resume: 'not_permitted' },
  })
  expect(list.items.map(({ id, paused }) => [id, paused])).toEqual(all.slice(2).map((id) => [id, true]))
  await at.endAs(kimura, { withdrawalId: all[3] ?? '', how: 'stopped', reason: '念のため' })
  expect(await refusalOf(resumeWithdrawals(testApp.app, kimura))).toBe('not_permitted')
  await resumeWithdrawals(testApp.app, tanaka)
  expect(await refusalOf(resumeWithdrawals(testApp.app, tanaka))).toBe('not_paused')
  expect(await at.release()).toBe(1)
  expect(await Promise.all(all.map(stateOf))).toEqual(['released', 'released', 'released', 'stopped'])
})

test('what takes a withdrawal back is not counted among those of an hour', async () => {
  const settings = { ...DEFAULT_MEASURE_SETTINGS, withdrawalsAnHour: 2 }
  await testApp.app.storage.write((tx) => record(tx, now(), 'a', { type: 'measures.set', settings, changedBy: 'a' }))
  const first = await released('U-4711', 'J-1')
  const decisionId = (await decisionOf(first.withdrawalId))?.id ?? ''
  const back = await testApp.app.storage.write((tx) =>
    proposeWithdrawalReversal(tx, now(), sato, { decisionId, text: '取り消しました。', note: '' }),
  )
  await at.openAll(kimura, back)
  await at.showFactor(kimura)
  await at.approveAs(kimura, back)
  const second = await released('U-4712', 'J-2')
  expect([await stateOf(back), await stateOf(second.withdrawalId)]).toEqual(['released', 'released'])
  expect((await listWithdrawals(testApp.app, kimura, 'paused')).breaker).toMatchObject({ trippedAt: null, anHour: 2 })
})

test('of a release, a stop and another release at the same moment one happens, and the event says which', async () => {
  const { withdrawalId } = await approved()
  testApp.wait(HOLD)
  const stop = refusalOf(at.endAs(sato, { withdrawalId, how: 'stopped', reason: '止めます' }))
  const [stopped] = await Promise.all([stop, at.release(), at.release()])
  const [event] = await sentBy(withdrawalId)
  const went = (await stateOf(withdrawalId)) === 'released'
  expect([stopped, event?.state]).toEqual(went ? ['hold_over', 'ready'] : ['was allowed', 'undone'])
})
