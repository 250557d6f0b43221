import { expect, test } from 'vitest'
import type { SecondLeadSituation } from '../people/second-lead-rules.ts'
import type { Staff } from '../staff/staff-member.ts'
import { type ChosenOutcome, suggestOutcome } from './reminder-outcome-rules.ts'
import type { ReminderContract } from './reminder-request.ts'
import {
  aReminder,
  CHOSEN,
  CONTRACT,
  DEADLINE,
  KNOWN,
  LAST_MOMENT,
  NOW,
  person,
  TERMS,
} from './reminder-rules.test-support.ts'
import {
  checkAgreement,
  decideReminder,
  isDue,
  type ReminderState,
  tellContact,
  undoOutcome,
} from './reminder-rules.ts'

test.each<ReminderState>(['waiting', 'due', 'proposed', 'held'])(
  'contact before the deadline ends a reminder that is %s, also when it is told afterwards',
  (state) => {
    expect(tellContact(aReminder(state), LAST_MOMENT)).toEqual({
      ok: true,
      event: { type: 'reminder.answered', at: LAST_MOMENT },
    })
  },
)

test('a message that the request named already, or an older one, is no answer to it', () => {
  expect(tellContact(aReminder('waiting'), KNOWN)).toEqual({ ok: false, refusal: 'contact_known' })
  expect(tellContact(aReminder('waiting'), '2026-11-01T09:00:00.001Z')).toMatchObject({ ok: true })
})

test.each<[ReminderState, boolean]>([
  ['waiting', false],
  ['due', false],
  ['proposed', true],
  ['held', true],
])(
  'contact after the deadline ends nothing by itself; of one that is %s it takes back what was chosen: %s',
  (state, takesBack) => {
    expect(tellContact(aReminder(state), DEADLINE)).toEqual({
      ok: true,
      event: { type: 'reminder.contacted_late', at: DEADLINE, takesBack },
    })
  },
)

test.each<ReminderState>(['answered', 'decided'])('contact changes nothing of a reminder that is %s', (state) => {
  expect(tellContact(aReminder(state), LAST_MOMENT)).toEqual({ ok: false, refusal: 'reminder_over' })
})

test('a reminder is due from its deadline on, and not a millisecond before', () => {
  expect(isDue(aReminder('waiting'), LAST_MOMENT)).toBe(false)
  expect(isDue(aReminder('waiting'), DEADLINE)).toBe(true)
  expect(isDue(aReminder('answered'), NOW)).toBe(false)
})

test('reported work is suggested to be paid, unreported escrow to go back, and a late answer to end it', () => {
  const of = (completionReportedAt: string | null, escrowedYen: number, late = false) =>
    suggestOutcome({ completionReportedAt, escrowedYen }, late)
  expect(of(NOW, 50_000)).toEqual({ outcome: 'payment_confirmed', amountYen: 50_000, negativeRating: false })
  expect(of(null, 50_000)).toEqual({ outcome: 'escrow_released', amountYen: 50_000, negativeRating: false })
  expect(of(NOW, 0)).toEqual({ outcome: 'project_cancelled', amountYen: null, negativeRating: false })
  expect(of(NOW, 50_000, true)).toEqual({ outcome: 'dismissed', amountYen: null, negativeRating: false })
})

test.each<[string, Partial<ChosenOutcome>, Partial<ReminderContract>]>([
  ['amount_missing', { amountYen: null }, {}],
  ['amount_missing', { amountYen: 0 }, {}],
  ['amount_too_high', { amountYen: 50_001 }, {}],
  ['nothing_escrowed', {}, { escrowedYen: 0 }],
  ['amount_without_money', { outcome: 'dismissed' }, {}],
  ['text_required', { letters: { asking: 'x', silent: ' ' } }, {}],
  ['reason_required', { reason: ' ' }, {}],
])('an outcome is refused as %s: %o', (refusal, change, contract) => {
  const due = aReminder('due', { contract: { ...CONTRACT, ...contract } })
  expect(decideReminder(due, { ...CHOSEN, ...change }, person('sato'), TERMS)).toEqual({ ok: false, refusal })
})

test('only what is due is decided, and only by who may', () => {
  const decide = (state: ReminderState, role: Staff['role'] = 'moderator') =>
    decideReminder(aReminder(state), CHOSEN, person('sato', role), TERMS)
  expect(decide('waiting')).toMatchObject({ refusal: 'reminder_not_due' })
  expect(decide('held')).toMatchObject({ refusal: 'reminder_not_due' })
  expect(decide('answered')).toMatchObject({ refusal: 'reminder_over' })
  expect(decide('due', 'auditor')).toMatchObject({ refusal: 'not_permitted' })
})

test('an outcome is taken back by who chose it or a lead, while it has not left the desk', () => {
  const undo = (state: ReminderState, who: Staff, now = NOW) => undoOutcome(aReminder(state), who, now)
  expect(undo('held', person('sato'))).toMatchObject({ ok: true })
  expect(undo('proposed', person('sato'))).toMatchObject({ ok: true })
  expect(undo('held', person('suzuki'))).toMatchObject({ refusal: 'not_permitted' })
  expect(undo('held', person('tanaka', 'lead'))).toMatchObject({ ok: true })
  expect(undo('held', person('sato'), '2026-11-18T01:00:10.000Z')).toMatchObject({ refusal: 'undo_window_over' })
  expect(undo('due', person('sato'))).toMatchObject({ refusal: 'already_undone' })
  expect(undo('decided', person('tanaka', 'lead'))).toMatchObject({ refusal: 'undo_window_over' })
})

test.each<[string, Staff['role'], string]>([
  ['sato', 'moderator', 'own_proposal'],
  ['suzuki', 'moderator', 'not_permitted'],
  ['sato', 'lead', 'own_proposal'],
])('whoever proposed an outcome is told that it is their own, whatever they may do: %s, %s', (id, role, refusal) => {
  const situation = { account: { id }, proposer: { id: 'sato' } } as SecondLeadSituation
  expect(checkAgreement(aReminder('proposed'), person(id, role), situation)).toBe(refusal)
})

test('nobody is decided against who was never reminded, and nobody agrees to it', () => {
  const never = { remindedAt: [] }
  expect(decideReminder(aReminder('due', never), CHOSEN, person('sato'), TERMS)).toMatchObject({
    refusal: 'never_reminded',
  })
  const situation = { account: { id: 'mori' }, proposer: { id: 'sato' } } as SecondLeadSituation
  expect(checkAgreement(aReminder('proposed', never), person('mori', 'lead'), situation)).toBe('never_reminded')
})
