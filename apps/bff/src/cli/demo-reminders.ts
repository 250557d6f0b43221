import { createSeededRandom, type Random } from '@mimamori/examples/seeded-random'
import { REMINDER_REASONS, REMINDER_TEXTS, type ReminderText } from '@mimamori/examples/texts/reminder-texts'
import { plusSeconds } from '@mimamori/policy/instant'
import { deadlineOf } from '@mimamori/policy/reminders/reminder-deadline-rules'
import type { ReminderCondition } from '@mimamori/policy/reminders/reminder-eligibility-rules'
import { mayRate, type ReminderOutcome } from '@mimamori/policy/reminders/reminder-outcome-rules'
import type { ReminderRequest } from '@mimamori/policy/reminders/reminder-request'
import { DEFAULT_REMINDER_SETTINGS } from '@mimamori/policy/reminders/reminder-settings'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import type { AppContext } from '../runtime/app-context.ts'
import { reminderRequest } from './demo-contracts.ts'
import { planOutcomeAppeal } from './demo-outcome-appeal.ts'
import type { DemoScene } from './demo-scene.ts'
import {
  agreeAt,
  claimReminderAt,
  contactAt,
  decideReminderAt,
  requestAt,
  runRemindersAt,
} from './reminder-history-steps.ts'

const HOUR = 3600
const DAY = 24 * HOUR
/** of its own, so that the rest of the past stays as it was */
const SEED = 20_191_107
const FIRST_NUMBER = 400_001

/** How a request ends, or how far it is. */
type Ending =
  | { readonly as: 'answered' }
  | { readonly as: 'waits' }
  | { readonly as: 'due' }
  | { readonly as: 'refused'; readonly for: ReminderCondition | 'confirmation_needed' }
  | { readonly as: ReminderOutcome | 'proposed'; readonly yen?: number; readonly appealed?: true }

const ANSWERED: Ending = { as: 'answered' }
/** Endings in this order, over and over: nearly half are answered. */
const ENDINGS: readonly Ending[] = [
  ...([ANSWERED, { as: 'payment_confirmed' }, ANSWERED, { as: 'refused', for: 'contact_too_recent' }] as const),
  ...([ANSWERED, { as: 'escrow_released' }, ANSWERED, { as: 'payment_confirmed', yen: 132_000 }, ANSWERED] as const),
  ...([{ as: 'project_cancelled' }, ANSWERED, { as: 'dismissed' }, { as: 'payment_confirmed' }, ANSWERED] as const),
  ...([{ as: 'refused', for: 'too_few_reminders' }, { as: 'escrow_released' }, ANSWERED] as const),
  ...([{ as: 'refused', for: 'wrong_format' }, { as: 'payment_confirmed' }, ANSWERED] as const),
]
const A_MONTH = 3

/** What is new when the demo opens; `days`: how many days ago it was asked. One is due after eight. */
const TODAY: readonly { readonly days: number; readonly ending: Ending }[] = [
  { days: 27, ending: { as: 'escrow_released', appealed: true } },
  { days: 9, ending: { as: 'proposed', yen: 168_000 } },
  { days: 8, ending: { as: 'due' } },
  { days: 8, ending: { as: 'due' } },
  { days: 6, ending: { as: 'waits' } },
  { days: 5, ending: { as: 'refused', for: 'plan_change_under_way' } },
  { days: 4, ending: { as: 'waits' } },
  { days: 3, ending: { as: 'waits' } },
  { days: 2, ending: { as: 'refused', for: 'confirmation_needed' } },
  { days: 1, ending: { as: 'waits' } },
]

/** Plans the contact reminders of the demo: some every month, and those that are open today. */
export function planReminders(app: AppContext, scene: DemoScene, now: string): void {
  const random = createSeededRandom(SEED)
  let number = FIRST_NUMBER
  const plan = (at: string, ending: Ending) => planReminder(app, scene, now, { random, number: number++, at, ending })
  const month = 30 * DAY
  for (
    let from = plusSeconds(scene.from, 2 * DAY);
    from < plusSeconds(now, -month - 12 * DAY);
    from = plusSeconds(from, month)
  )
    for (let n = 0; n < A_MONTH; n++)
      plan(plusSeconds(from, random.int(0, month)), ENDINGS[(number - FIRST_NUMBER) % ENDINGS.length] ?? ANSWERED)
  for (const { days, ending } of TODAY) plan(plusSeconds(now, -days * DAY - random.int(0, HOUR)), ending)
}

type Planned = { readonly random: Random; readonly number: number; readonly at: string; readonly ending: Ending }

function planReminder(app: AppContext, scene: DemoScene, now: string, { random, number, at, ending }: Planned): void {
  const text = random.pick(REMINDER_TEXTS.filter((each) => fits(each, ending)))
  const request = reminderRequest(scene, random, { number, at, text, ...missing(ending), yen: yenOf(ending) })
  const { id } = request
  scene.schedule(at, (tx, then) => requestAt(tx, then, request))
  if (ending.as === 'refused') return
  if (ending.as === 'answered') {
    const answeredAt = plusSeconds(at, random.int(5 * HOUR, 6 * DAY))
    remindUntil(app, scene, at, answeredAt)
    scene.schedule(answeredAt, (tx, then) => contactAt(tx, then, id, text.answer))
    return
  }
  const deadline = deadlineOf(at, DEFAULT_REMINDER_SETTINGS)
  remindUntil(app, scene, at, now)
  if (ending.as === 'waits') return
  scene.schedule(deadline, (tx, then) => runRemindersAt(app, tx, then))
  if (ending.as === 'due') return
  const decidedAt =
    ending.as === 'proposed' ? plusSeconds(now, -3 * HOUR) : plusSeconds(deadline, random.int(10 * HOUR, 30 * HOUR))
  if (ending.as === 'dismissed')
    scene.schedule(plusSeconds(deadline, 9 * HOUR), (tx, then) => contactAt(tx, then, id, text.answer))
  planOutcome(app, scene, { random, request, decidedAt, ending })
}

/** A text of somebody whose request can end like that. */
function fits({ by, reported }: ReminderText, ending: Ending): boolean {
  if (ending.as === 'payment_confirmed' || ending.as === 'proposed') return reported
  if (ending.as === 'escrow_released') return by === 'client'
  // a freelancer who would lose the pay
  if (ending.as === 'refused' && ending.for === 'confirmation_needed') return by === 'freelancer' && !reported
  return true
}

const missing = (ending: Ending) => ({ lacks: ending.as === 'refused' ? ending.for : null })
function yenOf(ending: Ending): number | null {
  if (ending.as === 'project_cancelled') return 0
  return 'yen' in ending ? (ending.yen ?? null) : null
}

/** The silent side is reminded on the days that are set, before this instant. */
function remindUntil(app: AppContext, { schedule }: DemoScene, at: string, end: string): void {
  for (const days of DEFAULT_REMINDER_SETTINGS.remindAgainDays) {
    const remindedAt = plusSeconds(at, days * DAY)
    if (remindedAt < end) schedule(remindedAt, (tx, then) => runRemindersAt(app, tx, then))
  }
}

type Decided = {
  readonly random: Random
  readonly request: ReminderRequest
  readonly decidedAt: string
  readonly ending: Extract<Ending, { readonly as: ReminderOutcome | 'proposed' }>
}

/** Somebody claims the case and decides it; above an amount a second person agrees an hour later. */
function planOutcome(app: AppContext, scene: DemoScene, { random, request, decidedAt, ending }: Decided): void {
  const { id, contract } = request
  const outcome = ending.as === 'proposed' ? 'payment_confirmed' : ending.as
  const moves = outcome === 'payment_confirmed' || outcome === 'escrow_released'
  const amountYen = moves ? contract.escrowedYen : null
  const two = moves && contract.escrowedYen > DEFAULT_REMINDER_SETTINGS.twoPeopleAboveYen
  const actor = random.pick(scene.moderators.filter(({ role }) => role === 'moderator'))
  const negativeRating = random.chance(0.7) && mayRate(outcome, request)
  const chosen = { id, outcome, amountYen, rest: null, negativeRating, reason: random.pick(REMINDER_REASONS[outcome]) }
  scene.schedule(plusSeconds(decidedAt, -80), (tx, then) => claimReminderAt(app, tx, then, actor, id))
  scene.schedule(decidedAt, (tx, then) => decideReminderAt(app, tx, then, actor, chosen))
  if (ending.as === 'proposed') return
  const agreedAt = two ? plusSeconds(decidedAt, HOUR) : decidedAt
  const second = scene.moderators.find(({ role }) => role === 'approver') as Staff
  if (two) scene.schedule(agreedAt, (tx, then) => agreeAt(app, tx, then, second, id))
  scene.schedule(plusSeconds(agreedAt, 10), (tx, then) => runRemindersAt(app, tx, then))
  if (ending.appealed) planOutcomeAppeal(app, scene, request, plusSeconds(agreedAt, 10))
}
