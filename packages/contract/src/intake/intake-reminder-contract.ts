import { JOB_FORMATS } from '@mimamori/policy/intake/intake-arrivals'
import { REMINDER_OUTCOMES } from '@mimamori/policy/reminders/reminder-outcome-rules'
import { CONTRACT_PROGRESS, CONTRACT_SIDES } from '@mimamori/policy/reminders/reminder-request'
import { z } from 'zod'
import { intakeOc as oc } from '../operation-contract.ts'
import { count, Id, Instant, ReportedInstant, text, Yen } from './field-contract.ts'

const MAX_REMINDERS_SENT = 1_000

const Contract = z
  .strictObject({
    id: Id,
    title: text(200, 1),
    format: z.enum(JOB_FORMATS),
    progress: z.enum(CONTRACT_PROGRESS),
    members: z.strictObject({ client: Id, freelancer: Id }),
    startedAt: Instant,
    /** `null`: they never wrote */
    lastContactAt: z.strictObject({ client: Instant.nullable(), freelancer: Instant.nullable() }),
    amountYen: Yen,
    escrowedYen: Yen,
    /** `null`: the freelancer has not reported the work as complete */
    completionReportedAt: Instant.nullable(),
    planChangeUnderWay: z.boolean(),
  })
  .refine(({ members }) => members.client !== members.freelancer, {
    message: 'another member than the client',
    path: ['members', 'freelancer'],
  })

/** `POST /contact-reminders` (連絡催促申請): one side of a contract asks the desk to remind the other. */
export const ReminderBody = z.strictObject({
  id: Id,
  requestedBy: z.enum(CONTRACT_SIDES),
  requestedAt: Instant,
  remindersSent: count(MAX_REMINDERS_SENT),
  text: text(4_000),
  confirmed: z.boolean().default(false),
  contract: Contract,
})

const ContactBody = z.strictObject({ id: Id, contactAt: Instant, text: text(4_000).default('') })

const Taken = z.object({ id: Id, deadline: ReportedInstant, remindAt: z.array(ReportedInstant) })
/** What becomes of the rest of the escrow, of an outcome that moves a part of it: nothing is left where `rest` is `null`. */
export const RestInEvent = {
  rest: z.enum(['paid', 'returned', 'stays']).nullable(),
  restYen: z.int().nullable(),
  /** of `stays`: the last day, in Japan */
  restUntil: z.string().nullable(),
}

const Contacted = z.object({ id: Id, contactAt: ReportedInstant, ended: z.boolean() })

/** A contact reminder as the marketplace may know it. Nothing of staff or notes is in it. */
export const ReminderState = z.object({
  id: Id,
  /** `to_decide`: the deadline has passed, and a person at the desk decides */
  state: z.enum(['waiting', 'answered', 'to_decide', 'decided']),
  deadline: ReportedInstant,
  answeredAt: ReportedInstant.nullable(),
  /** once it is final; `reversedAt`: an appeal took it back */
  decided: z
    .object({
      at: ReportedInstant,
      outcome: z.enum(REMINDER_OUTCOMES),
      amountYen: z.int().nullable(),
      ...RestInEvent,
      negativeRating: z.boolean(),
      letters: z.object({ asking: z.string(), silent: z.string() }),
      reversedAt: ReportedInstant.nullable(),
    })
    .nullable(),
})
export type ReminderAnswer = z.input<typeof ReminderState>

/** Contact reminders: what the marketplace asks for, and what it tells of them. */
export const reminderCalls = {
  postContactReminder: oc
    .meta({
      scope: 'intake:write',
      refusals:
        'a contract that no reminder can be asked for, every unmet condition by its field (`reminder_not_possible`), a freelancer who would lose the pay and has not confirmed (`confirmation_needed`), an ID already used by another reminder (`reminder_id_taken`)',
    })
    .route({
      method: 'POST',
      path: '/contact-reminders',
      summary: 'Ask the desk to remind the other side of a contract',
      description:
        'The desk keeps no contracts: send this one as it is now. The silent side is reminded at once and on the days set at the desk, by webhook `contact_reminder.sent`. A freelancer who has not reported completion would lose the pay: warn them, and ask again with `confirmed: true`. The same `id` again is the same request.',
      successStatus: 202,
      tags: ['intake'],
    })
    .input(ReminderBody)
    .output(Taken),
  tellContact: oc
    .meta({
      scope: 'intake:write',
      missing: 'No contact reminder has this id',
      refusals: 'a reminder whose outcome has left the desk (`reminder_over`)',
    })
    .route({
      method: 'POST',
      path: '/contact-reminders/{id}/contact',
      summary: 'The silent side has answered',
      description:
        'When it wrote to the other side. Before the deadline this ends the request, also when it is told later; after it a person takes it into account. Told twice, the first instant stays, and is the answer.',
      tags: ['intake'],
    })
    .input(ContactBody)
    .output(Contacted),
  getContactReminder: oc
    .meta({ scope: 'effects:read', missing: 'No contact reminder has this id' })
    .route({
      method: 'GET',
      path: '/contact-reminders/{id}',
      summary: 'Get the state of a contact reminder, its outcome and the letters to both sides',
      description: 'The outcome is there once it is final and its event `contact_reminder.decided` is sent.',
      tags: ['effects'],
    })
    .input(z.strictObject({ id: Id }))
    .output(ReminderState),
}
