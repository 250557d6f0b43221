import type { ReminderEvent } from '@mimamori/contract/delivery/webhook-event-contract'
import { expect, test } from 'vitest'
import { applyReminderEvent } from './apply-reminder-event.ts'
import { aContract, aDecidedAnswer, aRemindedSite, aReminderEvent, aTakenReminder } from './contract-examples.ts'
import { moneyFaults, moneyOf } from './contract-money.ts'
import type { MoneyMove } from './contract-records.ts'
import { createSite } from './site-memory.ts'

const REVERSED_AT = '2026-11-28T01:00:00.000Z'

test('a reminder of the desk is shown to the silent side once for each event, and is then to be decided', () => {
  const { site, reminder } = aRemindedSite()
  for (const timestamp of ['2026-11-18T01:00:00.000Z', '2026-11-21T01:00:00.000Z'])
    applyReminderEvent(site, aReminderEvent(reminder, 'contact_reminder.sent', { timestamp }), null)
  expect(reminder).toMatchObject({ state: 'waiting', shownAt: { length: 2 } })
  applyReminderEvent(site, aReminderEvent(reminder, 'contact_reminder.due'), null)
  expect(reminder.state).toBe('to_decide')
})

test.each([
  ['payment_confirmed', 'completed', { heldYen: 0, confirmedYen: 50_000, releasedYen: 0 }],
  ['escrow_released', 'cancelled', { heldYen: 0, confirmedYen: 0, releasedYen: 50_000 }],
  // a contract never ends with money in it
  ['project_cancelled', 'in_progress', { heldYen: 50_000, confirmedYen: 0, releasedYen: 0 }],
  ['dismissed', 'in_progress', { heldYen: 50_000, confirmedYen: 0, releasedYen: 0 }],
] as const)('the outcome %s leaves a contract %s with its money moved', (outcome, progress, money) => {
  const { site, contract, reminder } = aRemindedSite()
  applyReminderEvent(site, aReminderEvent(reminder, 'contact_reminder.decided'), aDecidedAnswer(reminder, outcome))
  expect([contract.progress, moneyOf(contract)]).toEqual([progress, money])
  expect(reminder.decided?.letters).toEqual({ asking: '申請者への手紙', silent: '相手への手紙' })
  expect(contract.ratings).toEqual({ [reminder.id]: 'client' })
})

test.each([
  ['returned', 'completed', { heldYen: 0, confirmedYen: 20_000, releasedYen: 30_000 }],
  ['stays', 'in_progress', { heldYen: 30_000, confirmedYen: 20_000, releasedYen: 0 }],
] as const)(
  'of a part that is paid the rest is %s, and the contract %s; a granted appeal takes all of it back',
  (rest, progress, money) => {
    const { site, contract, reminder } = aRemindedSite()
    const part = { amountYen: 20_000, rest, restYen: 30_000, restUntil: rest === 'stays' ? '2026-12-20' : null }
    const answer = aDecidedAnswer(reminder, 'payment_confirmed', part)
    applyReminderEvent(site, aReminderEvent(reminder, 'contact_reminder.decided'), answer)
    expect([contract.progress, moneyOf(contract), moneyFaults(contract)]).toEqual([progress, money, []])
    applyReminderEvent(site, aReminderEvent(reminder, 'contact_reminder.reversed', { timestamp: REVERSED_AT }), null)
    expect([contract.progress, moneyOf(contract).heldYen, moneyFaults(contract)]).toEqual(['in_progress', 50_000, []])
  },
)

/** All orders of these events. */
const orders = (events: readonly ReminderEvent[]): ReminderEvent[][] =>
  events.length === 0
    ? [[]]
    : events.flatMap((first, n) => orders(events.toSpliced(n, 1)).map((rest) => [first, ...rest]))

test('in whatever order events arrive, and however often, the same stands in the end', () => {
  const timestamp = REVERSED_AT
  const makeEvents = (reminder: { id: string; contractId: string }) => [
    aReminderEvent(reminder, 'contact_reminder.sent'),
    aReminderEvent(reminder, 'contact_reminder.due'),
    aReminderEvent(reminder, 'contact_reminder.decided'),
    aReminderEvent(reminder, 'contact_reminder.decided'),
    aReminderEvent(reminder, 'contact_reminder.reversed', { timestamp }),
  ]
  for (const kept of [4, 5]) {
    const count = orders(makeEvents({ id: 'C-1', contractId: 'K-1' }).slice(0, kept)).length
    for (let n = 0; n < count; n += 1) {
      const { site, contract, reminder } = aRemindedSite()
      for (const event of orders(makeEvents(reminder).slice(0, kept))[n] ?? [])
        applyReminderEvent(site, event, aDecidedAnswer(reminder, 'payment_confirmed'))
      expect([moneyFaults(contract), site.refusedMoves]).toEqual([[], 0])
      const [state, progress, heldYen] = kept === 4 ? ['decided', 'completed', 0] : ['reversed', 'in_progress', 50_000]
      expect([reminder.state, contract.progress, moneyOf(contract).heldYen]).toEqual([state, progress, heldYen])
      expect(Object.keys(contract.ratings)).toHaveLength(kept === 4 ? 1 : 0)
    }
  }
})

test('more than is left in escrow is not released by another reminder, and is once an appeal has taken it back', () => {
  const { site, contract, reminder } = aRemindedSite()
  const other = aTakenReminder(site, contract)
  const release = () =>
    applyReminderEvent(
      site,
      aReminderEvent(other, 'contact_reminder.decided'),
      aDecidedAnswer(other, 'escrow_released', { amountYen: 30_001 }),
    )
  const paid = aDecidedAnswer(reminder, 'payment_confirmed', { amountYen: 20_000 })
  applyReminderEvent(site, aReminderEvent(reminder, 'contact_reminder.decided'), paid)
  release()
  expect([site.refusedMoves, moneyOf(contract)]).toEqual([1, { heldYen: 30_000, confirmedYen: 20_000, releasedYen: 0 }])
  const { site: another, contract: its, reminder: first } = aRemindedSite()
  const second = aTakenReminder(another, its)
  applyReminderEvent(
    another,
    aReminderEvent(first, 'contact_reminder.decided'),
    aDecidedAnswer(first, 'payment_confirmed'),
  )
  applyReminderEvent(another, aReminderEvent(first, 'contact_reminder.reversed', { timestamp: REVERSED_AT }), null)
  applyReminderEvent(
    another,
    aReminderEvent(second, 'contact_reminder.decided'),
    aDecidedAnswer(second, 'escrow_released'),
  )
  expect([another.refusedMoves, moneyFaults(its), moneyOf(its).releasedYen]).toEqual([0, [], 50_000])
})

test('of a contract that this site does not know it keeps what the desk tells', () => {
  const site = createSite()
  const reminder = { id: 'C-9', contractId: 'K-9' }
  applyReminderEvent(
    site,
    aReminderEvent(reminder, 'contact_reminder.decided'),
    aDecidedAnswer(reminder, 'escrow_released'),
  )
  expect(site.contracts.get('K-9')).toMatchObject({ progress: 'cancelled', members: { client: 'U-1' } })
  expect(site.contactReminders.get('C-9')).toMatchObject({ state: 'decided' })
})

const move = (kind: MoneyMove['kind'], reminderId: string, amountYen: number): MoneyMove => ({
  ...{ kind, reminderId, amountYen, at: REVERSED_AT },
})

test.each([
  ['moved twice', [move('confirmed', 'a', 10), move('confirmed', 'a', 10)]],
  ['more than was in escrow', [move('confirmed', 'a', 50_001)]],
  ['taken back, but never moved', [move('taken_back', 'a', 10)]],
])('the check of a contract’s money finds: %s', (fault, moves) => {
  const contract = aContract(createSite())
  contract.moves.push(...moves)
  expect(moneyFaults(contract)).toEqual([expect.stringContaining(fault)])
})
