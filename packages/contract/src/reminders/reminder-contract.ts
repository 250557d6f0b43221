import { JOB_FORMATS } from '@mimamori/policy/intake/intake-arrivals'
import {
  MAX_REMINDER_LETTER_LENGTH,
  MAX_REMINDER_REASON_LENGTH,
  REMINDER_OUTCOMES,
} from '@mimamori/policy/reminders/reminder-outcome-rules'
import {
  MAX_FURTHER_REMINDERS,
  REMINDER_BOUNDS,
  type ReminderSettings,
} from '@mimamori/policy/reminders/reminder-settings'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { CaseId, ClaimedCase } from '../cases/case-contract.ts'
import { Day } from '../catalogue/catalogue-entry-contract.ts'
import { count, Instant, list, text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { refusals } from '../refusal-contract.ts'
import type { OutcomeLine } from './reminder-case-contract.ts'

/** An outcome that waits for a second person. */
export type ProposedOutcome = OutcomeLine & {
  caseId: string
  caseNumber: number
  title: string
  by: string
  at: string
  own: boolean
}

/** Reminders received in a day, Japan time: all of them are open or have ended. */
export type ReminderCoverageDay = {
  day: string
  received: number
  waiting: number
  toDecide: number
  answered: number
  decided: number
}

const Letter = text(MAX_REMINDER_LETTER_LENGTH)
/** What becomes of what is left in escrow, of an outcome that moves a part. */
const Rest = z.discriminatedUnion('goes', [
  z.strictObject({ goes: z.literal('paid') }),
  z.strictObject({ goes: z.literal('returned') }),
  z.strictObject({ goes: z.literal('stays'), until: Day }),
])
const OfCase = z.strictObject({ caseId: CaseId })

const Settings = z.strictObject({
  formats: list(z.enum(JOB_FORMATS), JOB_FORMATS.length, 1),
  silentDays: count(REMINDER_BOUNDS.silentDays.max),
  remindersSent: count(REMINDER_BOUNDS.remindersSent.max),
  deadlineDays: count(REMINDER_BOUNDS.deadlineDays.max),
  countsFirstDay: z.boolean(),
  remindAgainDays: list(count(REMINDER_BOUNDS.deadlineDays.max), MAX_FURTHER_REMINDERS),
  twoPeopleAboveYen: count(REMINDER_BOUNDS.twoPeopleAboveYen.max),
  aloneADayYen: count(REMINDER_BOUNDS.aloneADayYen.max),
})

/** Contact reminders whose deadline has passed: a person decides them, two above an amount. */
export const reminders = {
  /** Chooses the outcome; `contactedLateAt`: as it was read. `heldUntil`: until when it can be undone; `null`: a second person has to agree first. */
  decide: oc
    .meta({ permission: 'cases.decide', stores: true })
    .input(
      z.strictObject({
        ...ClaimedCase.shape,
        outcome: z.enum(REMINDER_OUTCOMES),
        amountYen: z.int().nullable(),
        rest: Rest.nullable().default(null),
        negativeRating: z.boolean(),
        letters: z.strictObject({ asking: Letter, silent: Letter }),
        reason: text(MAX_REMINDER_REASON_LENGTH),
        contactedLateAt: Instant.nullable(),
      }),
    )
    .output(type<{ heldUntil: string | null }>())
    .errors(refusals),
  /** Agrees to an outcome that takes two people. `fence`: of the case when it was read, so that one chosen in its place is not agreed to. */
  agree: oc
    .meta({ permission: 'withdrawals.approve', stepUp: 'withdrawals', stores: true })
    .input(ClaimedCase)
    .output(type<{ heldUntil: string }>())
    .errors(refusals),
  /** Sends a proposed outcome back, by another person; the case returns to its queue. */
  sendBack: oc
    .meta({ permission: 'withdrawals.approve', stores: true })
    .input(z.strictObject({ ...ClaimedCase.shape, reason: text(MAX_REMINDER_REASON_LENGTH) }))
    .output(type<{ sentBack: true }>())
    .errors(refusals),
  /** Takes an outcome back that has not left the desk. `fence`: of the case in the hands of who undid it; `null`: it is open. */
  undo: oc
    .meta({ permission: 'cases.decide', stores: true })
    .input(OfCase)
    .output(type<{ caseId: string; fence: number | null }>())
    .errors(refusals),
  /** Outcomes that wait for a second person, the oldest first. */
  proposed: oc.meta({ permission: 'cases.read', background: true }).output(type<{ items: ProposedOutcome[] }>()),
  /** The last 31 days, the newest first. */
  coverage: oc.meta({ permission: 'coverage.read', background: true }).output(type<{ days: ReminderCoverageDay[] }>()),
  settings: oc.meta({ permission: 'due_times.set' }).output(type<ReminderSettings>()),
  /** Sets what holds for requests from now on; a higher limit of money is proposed to another lead (`proposed`), who agrees or refuses as to any loosened setting. */
  set: oc
    .meta({ permission: 'due_times.set', stepUp: 'desk', stores: true })
    .input(Settings)
    .output(type<{ settings: ReminderSettings; proposed: boolean }>())
    .errors(refusals),
  /** Takes back the higher limit that one has proposed. */
  takeBack: oc
    .meta({ permission: 'due_times.set', stores: true })
    .input(z.strictObject({ id: CaseId }))
    .output(type<{ id: string }>())
    .errors(refusals),
}
