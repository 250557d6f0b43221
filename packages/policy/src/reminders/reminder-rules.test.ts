import { expect, test } from 'vitest'
import type { SecondLeadSituation } from '../people/second-lead-rules.ts'
import type { Staff } from '../staff/staff-member.ts'
import type { MoneyTerms } from './reminder-money-rules.ts'
import { type ChosenOutcome, suggestOutcome } from './reminder-outcome-rules.ts'
import type { ContractSide, ReminderContract } from './reminder-request.ts'
import {
  checkAgreement,
  decideReminder,
  isDue,
  type Reminder,
  type ReminderState,
  tellContact,
  undoOutcome,
} from './reminder-rules.ts'

const DEADLINE = '2026-11-17T15:00:00.000Z'
const LAST_MOMENT = '2026-11-17T14:59:59.999Z'
const NOW = '2026-11-18T01:00:00.000Z'
const KNOWN = '2026-11-01T09:00:00.000Z'
const CONTRACT = {
  completionReportedAt: '2026-11-01T00:00:00.000Z',
  escrowedYen: 50_000,
  lastContactAt: { client: KNOWN, freelancer: null },
} as ReminderContract
const MONEY = {
  escrowedYen: 50_000,
  wholeEscrowYen: 50_000,
  twoPeopleAboveYen: 100_000,
  aloneADayYen: 300_000,
  movedAloneYen: 0,
}
const TERMS = { now: NOW, undoSeconds: 10, money: MONEY, seenContactAt: null }

const aReminder = (state: ReminderState, more: Partial<Reminder> = {}): Reminder => ({
  state,
  deadline: DEADLINE,
  contract: CONTRACT,
  requestedBy: 'freelancer',
  remindedAt: [KNOWN],
  contactedLateAt: null,
  decidedBy: state === 'proposed' || state === 'held' ? 'sato' : null,
  heldUntil: state === 'held' ? '2026-11-18T01:00:10.000Z' : null,
  ...more,
})
const person = (id: string, role: Staff['role'] = 'moderator') => ({ id, role }) as Staff
const CHOSEN: ChosenOutcome = {
  outcome: 'payment_confirmed',
  amountYen: 50_000,
  rest: null,
  negativeRating: true,
  letters: { asking: '支払いを確定しました。', silent: '支払いを確定しました。' },
  reason: '完了報告あり',
}

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

test('an outcome is held while it can be undone, and one over more than is set takes a second person', () => {
  const decide = (change: Partial<MoneyTerms>, amountYen = 50_000) =>
    decideReminder(
      aReminder('due'),
      { ...CHOSEN, amountYen, rest: amountYen < 50_000 ? { goes: 'stays', until: '2026-12-01' } : null },
      person('sato'),
      {
        ...TERMS,
        money: { ...MONEY, ...change },
      },
    )
  const held = { event: { type: 'reminder.held', heldUntil: '2026-11-18T01:00:10.000Z' } }
  const proposed = { event: { type: 'reminder.proposed' } }
  expect(decide({ twoPeopleAboveYen: 50_000 })).toMatchObject(held)
  expect(decide({ twoPeopleAboveYen: 49_999 })).toMatchObject(proposed)
  // a part of a large escrow takes two as the whole does
  expect(decide({ wholeEscrowYen: 100_001 }, 1)).toMatchObject(proposed)
  expect(decide({ movedAloneYen: 250_000 })).toMatchObject(held)
  expect(decide({ movedAloneYen: 250_001 })).toMatchObject(proposed)
  const cancelled = { ...CHOSEN, outcome: 'project_cancelled', amountYen: null } as const
  const nothing = aReminder('due', { contract: { ...CONTRACT, escrowedYen: 0 } })
  expect(
    decideReminder(nothing, cancelled, person('sato'), {
      ...TERMS,
      money: { ...MONEY, twoPeopleAboveYen: 0, aloneADayYen: 0 },
    }),
  ).toMatchObject({
    event: { type: 'reminder.held' },
  })
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

const due = (requestedBy: ContractSide = 'freelancer', escrowedYen = 50_000) =>
  aReminder('due', { requestedBy, contract: { ...CONTRACT, escrowedYen } })
const decided = (change: Partial<ChosenOutcome>, of = due()) =>
  decideReminder(of, { ...CHOSEN, ...change }, person('sato'), TERMS)

test.each<[string, Partial<ChosenOutcome>, string]>([
  ['says nothing of the rest', { rest: null }, 'rest_missing'],
  ['keeps the rest without a day', { rest: { goes: 'stays', until: '' } }, 'rest_missing'],
  ['keeps the rest until today', { rest: { goes: 'stays', until: '2026-11-18' } }, 'rest_not_possible'],
  ['pays the rest of a payment', { rest: { goes: 'paid' } }, 'rest_not_possible'],
  [
    'keeps the rest of a refund',
    { outcome: 'escrow_released', negativeRating: false, rest: { goes: 'stays', until: '2026-12-01' } },
    'rest_not_possible',
  ],
  ['has a rest of the whole', { amountYen: 50_000, rest: { goes: 'returned' } }, 'rest_not_possible'],
])('a part of the escrow that %s is refused', (_, change, refusal) => {
  expect(decided({ amountYen: 20_000, ...change })).toEqual({ ok: false, refusal })
})

test.each<[Partial<ChosenOutcome>]>([
  [{ rest: { goes: 'returned' } }],
  [{ rest: { goes: 'stays', until: '2026-11-19' } }],
  [{ outcome: 'escrow_released', negativeRating: false, rest: { goes: 'paid' } }],
])('a part of the escrow is moved with what becomes of the rest: %o', (change) => {
  expect(decided({ amountYen: 20_000, ...change })).toMatchObject({ ok: true })
})

test('a contract with money in it is not cancelled', () => {
  const cancelled = { outcome: 'project_cancelled', amountYen: null } as const
  expect(decided(cancelled)).toEqual({ ok: false, refusal: 'escrow_left' })
  expect(decided(cancelled, due('freelancer', 0))).toMatchObject({ ok: true })
})

test('the side that gets the money is never rated', () => {
  const released = { outcome: 'escrow_released' } as const
  // the client was silent, or the freelancer
  expect([decided({}), decided(released)]).toMatchObject([{ ok: true }, { refusal: 'rating_of_paid_side' }])
  const silent = due('client')
  expect([decided({}, silent), decided(released, silent)]).toMatchObject([
    { refusal: 'rating_of_paid_side' },
    { ok: true },
  ])
})

test('a rest that is paid or returned counts to what one person moves in a day, one that stays does not', () => {
  const terms = { ...TERMS, money: { ...MONEY, movedAloneYen: 260_000 } }
  const chosen = (rest: ChosenOutcome['rest']) =>
    decideReminder(due(), { ...CHOSEN, amountYen: 20_000, rest }, person('sato'), terms)
  expect(chosen({ goes: 'returned' })).toMatchObject({ event: { type: 'reminder.proposed' } })
  expect(chosen({ goes: 'stays', until: '2026-12-01' })).toMatchObject({ event: { type: 'reminder.held' } })
})
