import { expect, test } from 'vitest'
import type { MoneyTerms } from './reminder-money-rules.ts'
import type { ChosenOutcome } from './reminder-outcome-rules.ts'
import type { ContractSide } from './reminder-request.ts'
import { aReminder, CHOSEN, CONTRACT, MONEY, person, TERMS } from './reminder-rules.test-support.ts'
import { decideReminder } from './reminder-rules.ts'

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
