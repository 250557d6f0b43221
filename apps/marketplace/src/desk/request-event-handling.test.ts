import { expect, test } from 'vitest'
import { aDecidedAnswer, aRemindedSite, aReminderEvent, aTakenReminder } from '../site/contract-examples.ts'
import { moneyFaults, moneyOf } from '../site/contract-money.ts'
import { createEnquiry } from '../site/site-enquiries.ts'
import { createSite } from '../site/site-memory.ts'
import type { IntakeClient } from './intake-client.ts'
import { createRequestEventHandler } from './request-event-handling.ts'
import { type RequestEvent, recordRequestEvent } from './webhook-handling.ts'

const NOW = '2026-11-26T02:00:00.000Z'
type Desk = Pick<IntakeClient, 'reminderState' | 'enquiryState'>
const silentDesk: Desk = { reminderState: async () => ({ ok: false }), enquiryState: async () => ({ ok: false }) }

const receiverOf = (site: ReturnType<typeof createSite>, desk: Desk) => {
  const handle = createRequestEventHandler(site, desk, async () => {})
  return (id: string, event: RequestEvent) => handle(recordRequestEvent(site, id, event, NOW), event)
}

test('an event that is delivered again, also at the same time, is applied once', async () => {
  const { site, contract, reminder } = aRemindedSite()
  const answer = { ok: true, state: aDecidedAnswer(reminder, 'payment_confirmed') } as const
  const receive = receiverOf(site, { ...silentDesk, reminderState: async () => answer })
  const decided = aReminderEvent(reminder, 'contact_reminder.decided')
  const sent = aReminderEvent(reminder, 'contact_reminder.sent')
  await Promise.all([
    receive('msg-1', sent),
    receive('msg-1', sent),
    receive('msg-2', decided),
    receive('msg-2', decided),
  ])
  await receive('msg-2', decided)
  expect([reminder.shownAt.length, contract.moves.length]).toEqual([1, 1])
  expect([...site.requestEvents.values()].map(({ times, actions }) => [times, actions])).toEqual([
    [2, 1],
    [3, 1],
  ])
})

test('an outcome whose letters cannot be fetched moves nothing and is asked for again', async () => {
  const { site, contract, reminder } = aRemindedSite()
  const event = aReminderEvent(reminder, 'contact_reminder.decided')
  expect(await receiverOf(site, silentDesk)('msg-1', event)).toBe('text_unavailable')
  expect([contract.moves, reminder.state]).toEqual([[], 'waiting'])
})

test('an outcome that arrives before the reversal of an earlier one finds its money back in escrow', async () => {
  const { site, contract, reminder } = aRemindedSite()
  const later = aTakenReminder(site, contract)
  const first = aDecidedAnswer(reminder, 'payment_confirmed')
  const states = new Map([
    [reminder.id, first],
    [later.id, aDecidedAnswer(later, 'escrow_released')],
  ])
  const reminderState: Desk['reminderState'] = async (id) => ({ ok: true, state: states.get(id) ?? null })
  const receive = receiverOf(site, { ...silentDesk, reminderState })
  await receive('msg-1', aReminderEvent(reminder, 'contact_reminder.decided'))
  const reversedAt = '2026-11-28T01:00:00.000Z'
  states.set(reminder.id, aDecidedAnswer(reminder, 'payment_confirmed', { reversedAt }))
  await receive('msg-3', aReminderEvent(later, 'contact_reminder.decided', { timestamp: '2026-12-20T01:00:00.000Z' }))
  await receive('msg-2', aReminderEvent(reminder, 'contact_reminder.reversed', { timestamp: reversedAt }))
  expect([site.refusedMoves, moneyFaults(contract)]).toEqual([0, []])
  expect([moneyOf(contract).releasedYen, contract.progress]).toEqual([50_000, 'cancelled'])
})

test('the answer to an enquiry is kept with its letter, also of one that came by telephone', async () => {
  const site = createSite()
  const form = { memberId: 'U-1', statedName: 'kantan', statedJobUrl: '', text: '振り込みました。', evidence: [] }
  const { id } = createEnquiry(site, form, NOW, 'ja')
  const state = {
    id,
    memberId: 'U-1',
    state: 'answered',
    answeredAt: NOW,
    letter: 'ご相談ありがとうございます。',
  } as const
  const receive = receiverOf(site, { ...silentDesk, enquiryState: async () => ({ ok: true, state }) })
  for (const enquiryId of [id, 'E-9'])
    await receive(enquiryId, { type: 'enquiry.answered', timestamp: NOW, data: { enquiryId, memberId: 'U-1' } })
  const letters = [...site.enquiries.values()].map((each) => [each.state, each.letter])
  expect(letters).toEqual([
    ['answered', state.letter],
    ['answered', state.letter],
  ])
})
