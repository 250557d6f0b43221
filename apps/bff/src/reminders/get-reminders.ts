import type { ProposedOutcome, ReminderCoverageDay } from '@mimamori/contract/reminders/reminder-contract'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { plusSeconds } from '@mimamori/policy/instant'
import type { ReminderState } from '@mimamori/policy/reminders/reminder-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { countReminderDays, proposedReminders } from '@mimamori/storage/reminders/reminder-list-reads'
import type { AppContext } from '../runtime/app-context.ts'

/** Outcomes that wait for a second person, the oldest first. */
export async function listProposedOutcomes(
  { storage: { db } }: AppContext,
  actor: Staff,
): Promise<{ items: ProposedOutcome[] }> {
  const proposed = await proposedReminders(db)
  const items = proposed.flatMap(({ reminder, caseId, caseNumber, by }): ProposedOutcome[] => {
    const { outcome, amountYen, negativeRating, decidedBy, decidedAt, contract } = reminder
    if (outcome === null) return []
    const about = { caseId, caseNumber, title: contract.title, by, at: decidedAt ?? '', own: decidedBy === actor.id }
    return [{ ...about, outcome, amountYen, negativeRating }]
  })
  return { items }
}

const COVERED_DAYS = 31
const DAY_SECONDS = 24 * 60 * 60

type Ending = Exclude<keyof ReminderCoverageDay, 'day' | 'received'>

const COUNTED_AS: Readonly<Record<ReminderState, Ending>> = {
  waiting: 'waiting',
  due: 'toDecide',
  proposed: 'toDecide',
  held: 'toDecide',
  answered: 'answered',
  decided: 'decided',
}

/** What became of the reminders received in each of the last 31 days, the newest first: received is the sum of the others. */
export async function coverReminders({ storage: { db }, clock }: AppContext): Promise<{ days: ReminderCoverageDay[] }> {
  const now = clock.now()
  const first = dayOf(plusSeconds(now, -(COVERED_DAYS - 1) * DAY_SECONDS))
  const since = new Date(`${first}T00:00:00.000+09:00`).toISOString()
  const days = new Map<string, ReminderCoverageDay>()
  for (const { day, state, n } of await countReminderDays(db, since)) {
    const of = days.get(day) ?? { day, received: 0, waiting: 0, toDecide: 0, answered: 0, decided: 0 }
    of.received += n
    of[COUNTED_AS[state]] += n
    days.set(day, of)
  }
  return { days: [...days.values()].sort((a, b) => (a.day < b.day ? 1 : -1)) }
}
