import { expect, test } from 'vitest'
import { type ReminderCondition, takeReminder, unmetConditions, wouldLosePay } from './reminder-eligibility-rules.ts'
import type { ReminderContract, ReminderRequest } from './reminder-request.ts'
import { DEFAULT_REMINDER_SETTINGS } from './reminder-settings.ts'

const CONTRACT: ReminderContract = {
  id: 'C-1',
  title: 'ロゴの制作',
  format: 'project',
  progress: 'in_progress',
  members: { client: 'U-1', freelancer: 'U-2' },
  startedAt: '2026-10-01T00:00:00.000Z',
  lastContactAt: { client: '2026-11-10T03:00:00.000Z', freelancer: '2026-11-14T03:00:00.000Z' },
  amountYen: 50_000,
  escrowedYen: 50_000,
  completionReportedAt: '2026-11-09T03:00:00.000Z',
  planChangeUnderWay: false,
}

/** A freelancer asks, as the client has been silent for exactly seven days. */
const REQUEST: ReminderRequest = {
  id: 'R-1',
  contract: CONTRACT,
  requestedBy: 'freelancer',
  requestedAt: '2026-11-17T03:00:00.000Z',
  remindersSent: 2,
  text: '納品後、連絡がありません。',
  confirmed: false,
}

type Change = Partial<Omit<ReminderRequest, 'contract'>> & { readonly contract?: Partial<ReminderContract> }
const changed = ({ contract, ...request }: Change): ReminderRequest => ({
  ...REQUEST,
  ...request,
  contract: { ...CONTRACT, ...contract },
})
const unmet = (change: Change, open = false) => unmetConditions(changed(change), DEFAULT_REMINDER_SETTINGS, open)
/** The client wrote last at this instant, the freelancer asks at that one. */
const silent = (last: string, asked: string) =>
  unmet({ requestedAt: asked, contract: { lastContactAt: { client: last, freelancer: null } } })

test('a request that meets every condition is taken', () => {
  expect(unmet({})).toEqual([])
  expect(takeReminder(REQUEST, DEFAULT_REMINDER_SETTINGS, false)).toEqual({ ok: true })
})

test.each<[string, string, string, boolean]>([
  ['seven days', '2026-11-10T03:00:00.000Z', '2026-11-17T03:00:00.000Z', true],
  ['a millisecond less', '2026-11-10T03:00:00.000Z', '2026-11-17T02:59:59.999Z', false],
  ['seven days over the end of a month', '2026-11-27T15:00:00.000Z', '2026-12-04T15:00:00.000Z', true],
  ['a millisecond less over the end of a month', '2026-11-27T15:00:00.000Z', '2026-12-04T14:59:59.999Z', false],
  ['seven days over the end of a year', '2026-12-28T10:00:00.000Z', '2027-01-04T10:00:00.000Z', true],
  ['seven days over a leap day', '2028-02-25T00:00:00.000Z', '2028-03-03T00:00:00.000Z', true],
  ['a millisecond less over a leap day', '2028-02-25T00:00:00.000Z', '2028-03-02T23:59:59.999Z', false],
  ['another calendar day in Japan, not yet seven days', '2026-11-10T15:30:00.000Z', '2026-11-17T15:00:00.000Z', false],
])('silence of %s, from %s to %s, is long enough: %s', (_, last, asked, enough) => {
  expect(silent(last, asked)).toEqual(enough ? [] : ['contact_too_recent'])
})

test('it is the silence of the other side that counts, and of one who never wrote that since the contract began', () => {
  expect(unmet({ requestedBy: 'client' })).toEqual(['contact_too_recent'])
  const never = { client: null, freelancer: null }
  expect(unmet({ contract: { lastContactAt: never, startedAt: '2026-11-10T03:00:00.000Z' } })).toEqual([])
  expect(unmet({ contract: { lastContactAt: never, startedAt: '2026-11-10T03:00:00.001Z' } })).toEqual([
    'contact_too_recent',
  ])
})

test.each<[ReminderCondition, Change]>([
  ['wrong_format', { contract: { format: 'task' } }],
  ['wrong_format', { contract: { format: 'hourly' } }],
  ['not_in_progress', { contract: { progress: 'not_started' } }],
  ['not_in_progress', { contract: { progress: 'completed' } }],
  ['not_in_progress', { contract: { progress: 'cancelled' } }],
  ['too_few_reminders', { remindersSent: 1 }],
  ['plan_change_under_way', { contract: { planChangeUnderWay: true } }],
])('a request is refused as %s alone: %o', (condition, change) => {
  expect(unmet(change)).toEqual([condition])
})

test('another open reminder about the contract refuses it, and everything that is not met is told at once', () => {
  expect(unmet({}, true)).toEqual(['reminder_open'])
  expect(unmet({ remindersSent: 0, contract: { format: 'task', planChangeUnderWay: true } }, true)).toEqual([
    'wrong_format',
    'too_few_reminders',
    'reminder_open',
    'plan_change_under_way',
  ])
})

test('what a desk has set is what is asked for', () => {
  const settings = {
    ...DEFAULT_REMINDER_SETTINGS,
    formats: ['project', 'hourly'],
    silentDays: 8,
    remindersSent: 0,
  } as const
  const of = (change: Change) => unmetConditions(changed(change), settings, false)
  expect(of({})).toEqual(['contact_too_recent'])
  const longer = { requestedAt: '2026-11-18T03:00:00.000Z' }
  expect(of({ ...longer, remindersSent: 0, contract: { format: 'hourly' } })).toEqual([])
})

test('a freelancer who would lose the pay is warned first, and taken once they confirm', () => {
  const unreported = { contract: { completionReportedAt: null } }
  expect(takeReminder(changed(unreported), DEFAULT_REMINDER_SETTINGS, false)).toEqual({
    ok: false,
    refusal: 'confirmation_needed',
    unmet: [],
  })
  expect(takeReminder(changed({ ...unreported, confirmed: true }), DEFAULT_REMINDER_SETTINGS, false)).toEqual({
    ok: true,
  })
  expect(wouldLosePay(changed({ contract: { completionReportedAt: null, escrowedYen: 0 } }))).toBe(false)
  expect(wouldLosePay(changed({ ...unreported, requestedBy: 'client' }))).toBe(false)
})

test('what cannot be taken anyway is said before anything has to be confirmed', () => {
  const both = changed({ remindersSent: 1, contract: { completionReportedAt: null } })
  expect(takeReminder(both, DEFAULT_REMINDER_SETTINGS, false)).toMatchObject({
    refusal: 'reminder_not_possible',
    unmet: ['too_few_reminders'],
  })
})
