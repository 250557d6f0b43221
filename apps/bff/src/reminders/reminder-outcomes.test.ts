import { SHIPPED_DUE_TIMES } from '@mimamori/policy/cases/due-time-rules'
import { DEFAULT_MEASURE_SETTINGS } from '@mimamori/policy/ledger/measure-settings-rules'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { reminderById } from '@mimamori/storage/reminders/reminder-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { undoAct } from '../acts/undo-act.ts'
import { claimCase } from '../cases/claim-case.ts'
import { getCase } from '../cases/get-case.ts'
import { decideCase } from '../decisions/decide-case.ts'
import { setDueTimes } from '../due-times/set-due-times.ts'
import { changeMeasureSettings } from '../ledger/ledger-procedures.ts'
import { aJob, aMember, person, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, NO_VIOLATION, refusalOf, sato, suzuki, tanaka } from '../testing/test-decisions.ts'
import { A_CHOICE, openReminderDesk, type ReminderSteps } from '../testing/test-reminders.ts'
import { agreeToReminder, decideReminder, sendReminderBack } from './decide-reminder.ts'

const ALL_EVENTS = ['sent', 'due', 'decided']

let testApp: TestApp
let at: ReminderSteps
beforeEach(async () => {
  ;({ testApp, at } = await openReminderDesk())
})
afterEach(() => testApp.close())

const { undoSeconds } = DEFAULT_MEASURE_SETTINGS
const large = { amountYen: 200_000, escrowedYen: 200_000 }
const largeChoice = { amountYen: 200_000 }
const logged = async () =>
  (await auditPage(testApp.db, { limit: 100 }))
    .map(({ action }) => action)
    .filter((each) => each.startsWith('reminder.'))

test('when the deadline has passed a case of the silent side opens, as old as the deadline, once', async () => {
  const opened = await at.due()
  expect(opened).toMatchObject({
    kind: 'reminder',
    queue: 'reminders',
    state: 'open',
    target: { type: 'contract', id: 'C-1' },
    authorId: 'U-1',
    openedAt: '2026-12-01T15:00:00.000Z',
    dueAt: '2026-12-03T15:00:00.000Z',
  })
  expect(await at.turn()).toBe(0)
  expect(await at.reminder()).toMatchObject({ state: 'due', nextReminderAt: null })
  expect(await at.events()).toEqual(['sent', 'due'])
})

test('the deadline opens no case a millisecond before it', async () => {
  await at.ask()
  testApp.wait((Date.parse('2026-12-01T15:00:00.000Z') - Date.parse(testApp.app.clock.now()) - 1) / 1000)
  await at.turn()
  expect(await at.reminder()).toMatchObject({ state: 'waiting' })
  testApp.wait(0.001)
  await at.turn()
  expect(await at.reminder()).toMatchObject({ state: 'due' })
})

test('a case that opens late is due by the times that were in force at the deadline', async () => {
  await at.ask()
  testApp.wait(8 * 86_400)
  const reminders = { urgent: 60, high: 60, medium: 120, low: 180 }
  const times = { ...SHIPPED_DUE_TIMES, reminders }
  await setDueTimes(testApp.app, tanaka, { from: null, times, reason: '年末の増員' })
  await at.turn()
  expect(await at.caseOf()).toMatchObject({ openedAt: '2026-12-01T15:00:00.000Z', dueAt: '2026-12-03T15:00:00.000Z' })
})

test('a chosen outcome is held, leaves the desk once it cannot be undone, and closes the case', async () => {
  await at.due()
  const { heldUntil } = await at.decide(sato)
  expect(await at.caseOf()).toMatchObject({ state: 'held' })
  expect(await at.turn()).toBe(0)
  testApp.wait(undoSeconds)
  expect(heldUntil).toBe(testApp.app.clock.now())
  expect(await at.turn()).toBe(1)
  expect(await at.turn()).toBe(0)
  expect(await at.reminder()).toMatchObject({
    state: 'decided',
    outcome: 'payment_confirmed',
    amountYen: 50_000,
    decidedBy: 'sato',
  })
  expect(await at.caseOf()).toMatchObject({ state: 'closed' })
  expect(await at.events()).toEqual(ALL_EVENTS)
})

test('an outcome that is undone returns to its person, and another can be chosen', async () => {
  await at.due()
  await at.decide(sato)
  expect(await at.undo(sato)).toMatchObject({ ok: true, event: { fence: 2 } })
  expect(await at.reminder()).toMatchObject({ state: 'due', outcome: null, amountYen: null, letterAsking: '' })
  expect(await at.caseOf()).toMatchObject({ state: 'claimed', lease: { holder: 'sato' } })
  await at.decide(sato, { outcome: 'escrow_released', negativeRating: false })
  testApp.wait(undoSeconds)
  await at.turn()
  expect(await at.reminder()).toMatchObject({ state: 'decided', outcome: 'escrow_released' })
  expect(await at.events()).toEqual(ALL_EVENTS)
})

test('the common undo takes an outcome back, and says when it is too late', async () => {
  await at.due()
  await at.decide(sato)
  const undo = () => testApp.app.storage.write((tx) => undoAct(tx, testApp.app.clock.now(), sato, null))
  expect(await undo()).toMatchObject({ act: { kind: 'outcome' }, returned: [{ fence: 2 }], refusal: null })
  await at.decide(sato)
  testApp.wait(undoSeconds)
  await at.turn()
  expect(await undo()).toMatchObject({ act: { kind: 'outcome' }, returned: [], refusal: 'case_touched' })
})

test('an outcome that was taken back at its case is nothing that the common undo takes back again', async () => {
  await at.due()
  await at.decide(sato)
  await at.undo(sato)
  const undo = testApp.app.storage.write((tx) => undoAct(tx, testApp.app.clock.now(), sato, null))
  expect(await undo).toEqual({ act: null, returned: [], refusal: null })
})

test('a colleague cannot undo an outcome, a lead can, and the case goes back to the queue', async () => {
  await at.due()
  await at.decide(sato)
  expect(await at.undo(suzuki)).toMatchObject({ ok: false, refusal: 'not_permitted' })
  expect(await at.undo(tanaka)).toMatchObject({ ok: true, event: { fence: null } })
  expect(await at.caseOf()).toMatchObject({ state: 'open' })
  expect(await at.undo(tanaka)).toMatchObject({ ok: false, refusal: 'already_undone' })
})

test.runIf(process.env.TEST_ENGINE === 'postgres')(
  'undo and contact at once do not wait for each other in a circle',
  async () => {
    const { id: caseId } = await at.due()
    await at.decide(sato)
    const { storage, clock } = testApp.app
    const runs = { contact: 0, undo: 0 }
    const { promise: locked, resolve } = Promise.withResolvers<void>()
    const contact = storage.write(async (tx) => {
      runs.contact += 1
      tx.lock('target', 'reminder/R-1')
      await reminderById(tx.db, 'R-1')
      resolve()
      // long enough for the undo to take what it takes first
      await new Promise((done) => setTimeout(done, 500))
      await caseById(tx.db, caseId)
    })
    await locked
    const undo = storage.write(async (tx) => {
      runs.undo += 1
      return await undoAct(tx, clock.now(), sato, null)
    })
    await Promise.all([contact, undo])
    // a circle is broken by running one of them again
    expect(runs).toEqual({ contact: 1, undo: 1 })
  },
)

test('an outcome that moves more than the setting waits for another person who may approve', async () => {
  await at.due({}, large)
  expect(await at.decide(sato, largeChoice)).toEqual({ heldUntil: null })
  testApp.wait(3_600)
  expect(await at.turn()).toBe(0)
  expect(await refusalOf(at.agree(suzuki))).toBe('not_permitted')
  await at.agree(tanaka)
  testApp.wait(undoSeconds)
  expect(await at.turn()).toBe(1)
  expect(await at.reminder()).toMatchObject({ state: 'decided', decidedBy: 'sato', agreedBy: 'tanaka' })
  expect(await at.events()).toEqual(ALL_EVENTS)
})

test('nobody agrees to their own proposal, also a lead', async () => {
  await at.due({}, large)
  await at.decide(tanaka, largeChoice)
  expect(await refusalOf(at.agree(tanaka))).toBe('own_proposal')
  expect(await at.reminder()).toMatchObject({ state: 'proposed' })
})

test('an outcome that is sent back returns to the queue with the reason as a note', async () => {
  await at.due({}, large)
  await at.decide(sato, largeChoice)
  expect(await refusalOf(at.sendBack(tanaka, ' '))).toBe('reason_required')
  await at.sendBack(tanaka, '金額を確認してください')
  expect(await at.reminder()).toMatchObject({ state: 'due', outcome: null })
  expect(await at.caseOf()).toMatchObject({ state: 'open' })
  expect(await testApp.rawSql('SELECT author_id, text FROM case_notes')).toEqual([
    { author_id: 'tanaka', text: '金額を確認してください' },
  ])
  expect(await refusalOf(at.agree(tanaka))).toBe('not_proposed')
})

test('what is agreed to or sent back is the outcome that was seen, not one chosen in its place', async () => {
  const { id: caseId } = await at.due({}, large)
  await at.decide(sato, largeChoice)
  const { fence } = await at.caseOf()
  await at.undo(sato)
  await at.decide(sato, { ...largeChoice, outcome: 'escrow_released', negativeRating: false })
  expect(await refusalOf(agreeToReminder(testApp.app, tanaka, { caseId, fence }))).toBe('not_proposed')
  expect(await refusalOf(sendReminderBack(testApp.app, tanaka, { caseId, fence, reason: 'x' }))).toBe('not_proposed')
  expect(await at.reminder()).toMatchObject({ state: 'proposed', outcome: 'escrow_released', agreedBy: null })
})

test.each([
  ['nothing chosen yet', async () => undefined],
  ['an outcome that is held', async () => void (await at.decide(sato))],
])('contact before the deadline that is told late ends it, with %s', async (_what, before) => {
  await at.due()
  await before()
  expect(await at.contact('2026-12-01T14:59:59.999Z')).toMatchObject({ ended: true })
  testApp.wait(3_600)
  await at.turn()
  expect(await at.reminder()).toMatchObject({ state: 'answered', outcome: null, caseId: expect.any(String) })
  expect(await at.caseOf()).toMatchObject({ state: 'closed', lease: null })
  expect(await at.events()).toEqual(['sent', 'due', 'answered'])
})

test('contact before the deadline no longer changes an outcome that has left the desk', async () => {
  await at.due()
  await at.decide(sato)
  testApp.wait(undoSeconds)
  await at.turn()
  expect(await at.contact('2026-12-01T14:59:59.999Z')).toEqual({ refusal: 'reminder_over' })
  expect(await at.events()).toEqual(ALL_EVENTS)
})

test('contact after the deadline that is told again is answered as before, also once the outcome has left the desk', async () => {
  await at.due()
  const contactAt = testApp.app.clock.now()
  expect(await at.contact(contactAt)).toMatchObject({ contactAt, ended: false })
  await at.decide(sato)
  testApp.wait(undoSeconds)
  await at.turn()
  expect(await at.contact(contactAt)).toEqual({ refusal: null, contactAt, ended: false })
  expect(await at.contact(testApp.app.clock.now())).toEqual({ refusal: 'reminder_over' })
})

test('contact after the deadline takes back an outcome that was chosen without knowing of it', async () => {
  await at.due()
  await at.decide(sato)
  expect(await at.contact(testApp.app.clock.now())).toMatchObject({ ended: false })
  testApp.wait(3_600)
  await at.turn()
  expect(await at.reminder()).toMatchObject({ state: 'due', outcome: null })
  expect(await at.caseOf()).toMatchObject({ state: 'open' })
})

type TakingBack = { readonly agreed: boolean; readonly take: () => Promise<unknown> }
const TAKEN_BACK: Readonly<Record<string, TakingBack>> = {
  'a lead undoes it': { agreed: true, take: () => at.undo(tanaka) },
  'a second person sends it back': { agreed: false, take: () => at.sendBack(tanaka, '金額を確認してください') },
  'contact after the deadline takes it back': { agreed: true, take: () => at.contact(testApp.app.clock.now()) },
  'contact before the deadline ends it': { agreed: true, take: () => at.contact('2026-12-01T14:59:59.999Z') },
}

test.each(Object.entries(TAKEN_BACK))(
  'when %s, nothing of a chosen outcome is left in the reminder',
  async (_how, { agreed, take }) => {
    await at.due({}, large)
    const before = await at.reminder()
    await at.decide(sato, largeChoice)
    if (agreed) await at.agree(tanaka)
    await take()
    const { state, answeredAt, contactedLateAt, answer, ...left } = await at.reminder()
    expect(['due', 'answered']).toContain(state)
    expect({ ...before, ...left }).toEqual(before)
  },
)

test('an outcome chosen by somebody who has not seen contact after the deadline is refused', async () => {
  const { id: caseId } = await at.due()
  await claimCase(testApp.app, sato, caseId)
  const contactedAt = testApp.app.clock.now()
  await at.contact(contactedAt)
  expect(await refusalOf(at.decide(sato, { contactedLateAt: null }))).toBe('contacted_meanwhile')
  expect(await at.reminder()).toMatchObject({ state: 'due', outcome: null })
  expect(await at.decide(sato, { contactedLateAt: contactedAt })).toMatchObject({ heldUntil: expect.any(String) })
})

test('contact is logged at the case where there is one, so that pages with the case on them read it anew', async () => {
  const { id: caseId } = await at.due()
  await at.contact(testApp.app.clock.now())
  await at.contact('2026-12-01T14:59:59.999Z')
  const entries = (await auditPage(testApp.db, { limit: 100 })).filter(({ action }) =>
    ['reminder.contacted_late', 'reminder.answered'].includes(action),
  )
  expect(entries.map(({ subjectType, subjectId }) => [subjectType, subjectId])).toEqual(Array(2).fill(['case', caseId]))
})

test('who watches the case and who asked for help are told once the outcome is final', async () => {
  const { id: caseId } = await at.due()
  await testApp.rawSql(`UPDATE cases SET escalated_by = 'suzuki' WHERE id = '${caseId}'`)
  await testApp.rawSql(`INSERT INTO case_watchers (case_id, staff_id, at) VALUES ('${caseId}', 'sato', '2026-12-01')`)
  await at.decide(tanaka)
  testApp.wait(undoSeconds)
  await at.turn()
  expect(await testApp.rawSql('SELECT staff_id, kind, by_id FROM answers ORDER BY staff_id')).toEqual([
    { staff_id: 'sato', kind: 'watched_decided', by_id: 'tanaka' },
    { staff_id: 'suzuki', kind: 'escalation_decided', by_id: 'tanaka' },
  ])
})

test.each(['opens', 'sends'])('one reminder that fails when the clock %s does not stop the others', async (what) => {
  await at.ask()
  await at.ask({ id: 'R-2' }, { id: 'C-2' })
  await testApp.rawSql("UPDATE contact_reminders SET contract = '{' WHERE id = 'R-1'")
  testApp.wait((what === 'opens' ? 8 : 3) * 86_400)
  await at.turn()
  expect(await at.reminder('R-2')).toMatchObject(
    what === 'opens' ? { state: 'due' } : { remindedAt: [expect.any(String), expect.any(String)] },
  )
})

test.each([
  ['an amount above what is in escrow', { amountYen: 50_001 }, 'amount_too_high'],
  ['no amount where money moves', { amountYen: null }, 'amount_missing'],
  ['an amount where none moves', { outcome: 'dismissed' }, 'amount_without_money'],
  ['a letter that is empty', { letters: { asking: ' ', silent: 'x' } }, 'text_required'],
  ['a variable that is still open', { letters: { asking: '{{amount}}', silent: 'x' } }, 'variable_unfilled'],
  ['no reason', { reason: '' }, 'reason_required'],
] as const)('an outcome with %s is refused, and nothing changes', async (_what, change, refusal) => {
  await at.due()
  expect(await refusalOf(at.decide(sato, change))).toBe(refusal)
  expect(await at.reminder()).toMatchObject({ state: 'due', outcome: null })
  expect(await at.caseOf()).toMatchObject({ state: 'claimed' })
  expect(await logged()).not.toContain('reminder.held')
})

test('a wrong fence, an ended lease and a case that is decided or in other hands are refused with the case, and nothing is sent', async () => {
  const { id: caseId } = await at.due()
  await claimCase(testApp.app, sato, caseId)
  const choose = (who = sato, fence = 1) =>
    decideReminder(testApp.app, who, { ...A_CHOICE, caseId, fence, contactedLateAt: null })
  expect(await refusalOf(choose(sato, 2))).toBe('lease_lost')
  expect(await refusalOf(choose(suzuki))).toBe('lease_lost')
  testApp.wait(120)
  expect(await refusalOf(choose())).toBe('lease_lost')
  await claimCase(testApp.app, sato, caseId)
  await choose(sato, 2)
  expect(await refusalOf(choose(sato, 2))).toBe('already_decided')
  testApp.wait(undoSeconds)
  await at.turn()
  expect(await refusalOf(choose(sato, 2))).toBe('already_decided')
  expect(await at.events()).toEqual(ALL_EVENTS)
})

test('the usual decisions are refused on the case of a reminder', async () => {
  const { id: caseId } = await at.due()
  await claimCase(testApp.app, sato, caseId)
  const input = { caseId, fence: 1, contentVersion: 1, note: '', entries: testApp.app.catalogue.entries() }
  const decide = testApp.app.storage.write((tx) =>
    decideCase(tx, testApp.app.clock.now(), sato, { ...input, choice: NO_VIOLATION }),
  )
  expect(await refusalOf(decide)).toBe('measure_not_allowed')
  expect(await at.caseOf()).toMatchObject({ state: 'claimed' })
})

test('the review shows both sides, the course, the suggestion, and what this person may do', async () => {
  const { id: caseId } = await at.due()
  await claimCase(testApp.app, sato, caseId)
  const shown = await getCase(testApp.app, sato, caseId)
  expect(shown).toMatchObject({
    kind: 'reminder',
    title: 'ロゴの制作',
    reminder: {
      state: 'due',
      suggested: { outcome: 'payment_confirmed', amountYen: 50_000, negativeRating: false },
      chosen: null,
      money: {
        escrowedYen: 50_000,
        wholeEscrowYen: 50_000,
        twoPeopleAboveYen: 100_000,
        aloneADayYen: 300_000,
        movedAloneYen: 0,
      },
    },
    may: { decide: null, agree: 'not_proposed', undo: 'already_undone' },
  })
  expect(shown.kind === 'reminder' && shown.reminder.timeline.map(({ what, side }) => `${side} ${what}`)).toEqual([
    'desk contract_started',
    'asking completion_reported',
    'silent last_contact',
    'asking last_contact',
    'asking requested',
    'desk reminded',
    'desk deadline',
  ])
  await at.decide(sato)
  expect(await getCase(testApp.app, sato, caseId)).toMatchObject({
    reminder: { state: 'held', chosen: { by: 'sato', outcome: 'payment_confirmed' } },
    may: { decide: 'already_decided', undo: null },
  })
})

test('who chose an outcome hears that it was sent back, agreed to, or taken back by somebody else', async () => {
  await at.due({}, large)
  const told = async () =>
    (await testApp.rawSql("SELECT kind FROM answers WHERE staff_id = 'sato' ORDER BY id")).map(({ kind }) => kind)
  await at.decide(sato, largeChoice)
  await at.sendBack(tanaka, '金額を確認してください')
  await at.decide(sato, largeChoice)
  await at.agree(tanaka)
  await at.undo(tanaka)
  expect(await told()).toEqual(['outcome_sent_back', 'outcome_agreed', 'outcome_taken_back'])
})

test('a later reminder about the same contract has a case of its own that leads to the one before', async () => {
  await at.due()
  await at.decide(sato, { outcome: 'dismissed', amountYen: null, negativeRating: false })
  testApp.wait(undoSeconds)
  await at.turn()
  const first = await at.caseOf()
  const second = await at.due({ id: 'R-2', text: 'まだお返事がありません。' })
  expect(second).toMatchObject({ state: 'open', previousCaseId: first.id, contentVersion: 2, target: first.target })
  const earlierOf = async (caseId: string) => {
    const shown = await getCase(testApp.app, tanaka, caseId)
    return shown.kind === 'reminder' && shown.reminder.earlier.map(({ id, outcome }) => [id, outcome])
  }
  expect(await earlierOf(second.id)).toEqual([['R-1', 'dismissed']])
  expect(await earlierOf(first.id)).toEqual([])
  expect(await at.caseOf()).toMatchObject({ state: 'closed' })
})

test('beside a reminder stand the measures in force against both sides, and a warning that has lapsed is none', async () => {
  const { app } = testApp
  for (const id of ['U-1', 'U-2']) await testApp.ingest(aMember(id))
  const settings = { ...DEFAULT_MEASURE_SETTINGS, warningDays: 30 }
  await changeMeasureSettings(app, person('admin', 'admin'), settings)
  await testApp.ingest(aJob('J-1', { clientId: 'U-1' }))
  const { id: caseId } = await testApp.caseOfJob('J-1')
  await claimCase(app, suzuki, caseId)
  await decideAs(testApp, suzuki, { caseId, choice: choiceOf('warn') })
  const opened = await at.due()
  const warnings = async () => {
    const review = await getCase(app, sato, opened.id)
    if (review.kind !== 'reminder') throw new Error('no reminder')
    return [review.members.client?.standing.warnings, review.members.freelancer?.standing.warnings]
  }
  expect(await warnings()).toEqual([1, 0])
  testApp.wait(30 * 86_400)
  expect(await warnings()).toEqual([0, 0])
})

test('a reminder that nobody was ever reminded of is not decided: its case closes, and its days are counted anew', async () => {
  const { id: caseId } = await at.due()
  // as a version that took requests after their deadline left it
  await testApp.rawSql("UPDATE contact_reminders SET reminded_at = '[]'")
  expect(await refusalOf(at.decide(sato))).toBe('never_reminded')
  await at.turn()
  expect(await at.reminder()).toMatchObject({
    state: 'waiting',
    caseId: null,
    deadline: '2026-12-09T15:00:00.000Z',
    remindedAt: [testApp.app.clock.now()],
  })
  expect(await caseById(testApp.db, caseId)).toMatchObject({ state: 'closed', lease: null })
  testApp.wait(8 * 86_400)
  await at.turn()
  expect(await at.caseOf()).toMatchObject({ state: 'open', previousCaseId: caseId })
  expect(await at.decide(sato)).toMatchObject({ heldUntil: expect.any(String) })
})

test('a request whose deadline passes without a reminder gets no case, but its days anew', async () => {
  await at.ask()
  await testApp.rawSql("UPDATE contact_reminders SET reminded_at = '[]'")
  testApp.wait(8 * 86_400)
  await at.turn()
  expect(await at.reminder()).toMatchObject({ state: 'waiting', caseId: null, remindedAt: [testApp.app.clock.now()] })
})
