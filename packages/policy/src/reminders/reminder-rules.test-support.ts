import type { Staff } from '../staff/staff-member.ts'
import type { ChosenOutcome } from './reminder-outcome-rules.ts'
import type { ReminderContract } from './reminder-request.ts'
import type { Reminder, ReminderState } from './reminder-rules.ts'

export const DEADLINE = '2026-11-17T15:00:00.000Z'
export const LAST_MOMENT = '2026-11-17T14:59:59.999Z'
export const NOW = '2026-11-18T01:00:00.000Z'
export const KNOWN = '2026-11-01T09:00:00.000Z'
export const CONTRACT = {
  completionReportedAt: '2026-11-01T00:00:00.000Z',
  escrowedYen: 50_000,
  lastContactAt: { client: KNOWN, freelancer: null },
} as ReminderContract
export const MONEY = {
  escrowedYen: 50_000,
  wholeEscrowYen: 50_000,
  twoPeopleAboveYen: 100_000,
  aloneADayYen: 300_000,
  movedAloneYen: 0,
}
/** What an outcome is decided by, unless a test says otherwise. */
export const TERMS = { now: NOW, undoSeconds: 10, money: MONEY, seenContactAt: null }

/** A reminder of this state, whose client is silent. */
export const aReminder = (state: ReminderState, more: Partial<Reminder> = {}): Reminder => ({
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
export const person = (id: string, role: Staff['role'] = 'moderator'): Staff => ({ id, role }) as Staff
export const CHOSEN: ChosenOutcome = {
  outcome: 'payment_confirmed',
  amountYen: 50_000,
  rest: null,
  negativeRating: true,
  letters: { asking: '支払いを確定しました。', silent: '支払いを確定しました。' },
  reason: '完了報告あり',
}
