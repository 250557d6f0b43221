import { EVENT_BY_MEASURE, MEASURES, type Measure } from '@mimamori/policy/decisions/measure-rules'
import { TARGET_TYPES } from '@mimamori/policy/intake/intake-arrivals'
import { REMINDER_OUTCOMES } from '@mimamori/policy/reminders/reminder-outcome-rules'
import { CONTRACT_SIDES } from '@mimamori/policy/reminders/reminder-request'
import { LANGUAGES } from '@mimamori/policy/staff/staff-member'
import type { HoldingChange } from '@mimamori/policy/standards/holding-rules'
import { z } from 'zod'
import { ReportedInstant } from '../intake/field-contract.ts'
import { RestInEvent } from '../intake/intake-reminder-contract.ts'

const measureEventTypes = Object.values(EVENT_BY_MEASURE) as [
  (typeof EVENT_BY_MEASURE)[Measure],
  ...(typeof EVENT_BY_MEASURE)[Measure][],
]

/** A measure whose decision is final. Fetch the text by `measureId`. */
export const MeasureEvent = z.object({
  type: z.enum(measureEventTypes),
  timestamp: ReportedInstant,
  data: z.object({
    measureId: z.string(),
    target: z.object({ type: z.enum(TARGET_TYPES), id: z.string() }),
    memberId: z.string(),
    categories: z.array(z.string()),
    /** of `measure.reversed`: the measure that is taken back */
    reverses: z.object({ measureId: z.string(), measure: z.enum(MEASURES) }).optional(),
  }),
})
export type MeasureEvent = z.infer<typeof MeasureEvent>

/**
 * The outcome of an appeal. Fetch the text by `appealId`; a granted one reverses measures, which are sent as
 * `measure.reversed`, or the outcome of a contact reminder, sent as `contact_reminder.reversed`.
 */
const appealEvent = <Type extends string>(type: Type) =>
  z.object({
    type: z.literal(type),
    timestamp: ReportedInstant,
    data: z.object({
      appealId: z.string(),
      /** `null`: it is against the outcome of a contact reminder */
      measureId: z.string().nullable(),
      /** only there where it is against the outcome of this contact reminder */
      reminderId: z.string().optional(),
      memberId: z.string(),
    }),
  })
const AppealEvent = z.union([appealEvent('appeal.granted'), appealEvent('appeal.upheld')])
export type AppealEvent = z.infer<typeof AppealEvent>

/**
 * A contact reminder (連絡催促申請). `sent`: remind the silent side now. `answered`: it wrote before the deadline, and the request has ended. `due`: the
 * deadline has passed, and a person at the desk decides. `decided`: carry the outcome out; fetch the letters by `reminderId`. `reversed`: an appeal was
 * granted, take back what can be taken back.
 */
const ReminderEvent = z.object({
  type: z.enum([
    'contact_reminder.sent',
    'contact_reminder.answered',
    'contact_reminder.due',
    'contact_reminder.decided',
    'contact_reminder.reversed',
  ]),
  timestamp: ReportedInstant,
  data: z.object({
    reminderId: z.string(),
    contractId: z.string(),
    requestedBy: z.enum(CONTRACT_SIDES),
    clientId: z.string(),
    freelancerId: z.string(),
    /** the first instant that is too late to answer */
    deadline: ReportedInstant,
    /** of `decided` and `reversed` */
    outcome: z.enum(REMINDER_OUTCOMES).optional(),
    /** of `decided`: whole yen of an outcome that moves money */
    amountYen: z.int().nullable().optional(),
    /** of `decided`: what becomes of the rest of the escrow, of an outcome that moves a part; `null`: nothing is left */
    rest: RestInEvent.rest.optional(),
    restYen: RestInEvent.restYen.optional(),
    restUntil: RestInEvent.restUntil.optional(),
    /** of `decided`: does the silent side get a negative rating? */
    negativeRating: z.boolean().optional(),
    /** of `reversed` */
    appealId: z.string().optional(),
  }),
})
export type ReminderEvent = z.infer<typeof ReminderEvent>

/**
 * An enquiry about a direct deal (直接取引被害の相談). `entered`: staff wrote it down in this member's name; tell the member, who may say that it was not
 * theirs. `answered`: fetch the letter by `enquiryId`.
 */
const EnquiryEvent = z.object({
  type: z.enum(['enquiry.entered', 'enquiry.answered']),
  timestamp: ReportedInstant,
  data: z.object({
    enquiryId: z.string(),
    /** who asks; `null`, of `answered` alone: nobody knows, and there is no letter */
    memberId: z.string().nullable(),
  }),
})
export type EnquiryEvent = z.infer<typeof EnquiryEvent>

/** A notice is published. Fetch its documents by `noticeId`. */
const NoticeEvent = z.object({
  type: z.literal('notice.published'),
  timestamp: ReportedInstant,
  data: z.object({
    noticeId: z.string(),
    /** the month it is of */
    month: z.string(),
    /** from 2 on it replaces the one before, which stays readable */
    version: z.int(),
    languages: z.array(z.enum(LANGUAGES)),
  }),
})
export type NoticeEvent = z.infer<typeof NoticeEvent>

/** What members hold of an account standard has changed. */
type StandardEventType = (typeof STANDARD_EVENTS)[HoldingChange]
const STANDARD_EVENTS = {
  granted: 'standard.granted',
  grace_began: 'standard.grace_began',
  kept: 'standard.kept',
  lost: 'standard.lost',
} as const satisfies Readonly<Record<HoldingChange, string>>

/**
 * A member was granted an account standard (アカウント基準), keeps it for days of grace, meets it again within them, or lost it. Fetch the
 * letter to the member by `changeId`.
 */
const StandardEvent = z.object({
  type: z.enum(Object.values(STANDARD_EVENTS) as [StandardEventType, ...StandardEventType[]]),
  timestamp: ReportedInstant,
  data: z.object({
    changeId: z.string(),
    memberId: z.string(),
    /** id of the standard, such as `certified_client` */
    standard: z.string(),
    /** ids of the criteria that are not met */
    criteria: z.array(z.string()),
    /** of `standard.grace_began`: it is kept until then */
    graceUntil: ReportedInstant.nullable(),
  }),
})
export type StandardEvent = z.infer<typeof StandardEvent>

/**
 * A signed head of the desk's audit log. Nothing needs to be done; who keeps the heads can tell whether the log was
 * changed or cut.
 */
const HeadEvent = z.object({
  type: z.literal('audit.head'),
  timestamp: ReportedInstant,
  data: z.object({
    headId: z.string(),
    at: ReportedInstant,
    lanes: z.array(z.object({ lane: z.int(), seq: z.int(), hash: z.string() })),
    head: z.string(),
    keyId: z.string(),
    signature: z.string(),
  }),
})

/**
 * Body of a webhook (Standard Webhooks): ids and codes only. The `webhook-id` header stays the same over every retry, so
 * a receiver that remembers it acts once.
 */
export const WebhookEvent = z.union([
  MeasureEvent,
  AppealEvent,
  ReminderEvent,
  EnquiryEvent,
  NoticeEvent,
  StandardEvent,
  HeadEvent,
])
export type WebhookEvent = z.infer<typeof WebhookEvent>
