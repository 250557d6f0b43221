import type { MeasureEvent } from '@mimamori/contract/delivery/webhook-event-contract'
import type { AppealText } from '@mimamori/contract/intake/intake-appeal-contract'
import type { BatchBody, BatchKind } from '@mimamori/contract/intake/intake-contract'
import type { MeasureText } from '@mimamori/contract/intake/intake-effect-contract'
import type { NoticeText } from '@mimamori/contract/intake/intake-notice-contract'

type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T

/** A body of the intake API, as this site keeps and sends it. */
type ArrivalBody<Kind extends BatchKind> = DeepReadonly<BatchBody<Kind>>
export type Member = ArrivalBody<'member'>
export type Job = ArrivalBody<'job'>
type Proposal = ArrivalBody<'proposal'>
type Message = ArrivalBody<'message'>

/** Something that happens on the site and is sent to the desk. */
export type Arrival = {
  readonly [Kind in BatchKind]: { readonly kind: Kind; readonly body: ArrivalBody<Kind> }
}[BatchKind]

export type Measure = DeepReadonly<ReturnType<(typeof MeasureText)['parse']>>

/** An order of the desk. `measure`: with the text; `null` when the desk no longer knows it. */
export type MeasureOrder = {
  readonly webhookId: string
  readonly event: MeasureEvent
  readonly measure: Measure | null
  readonly at: string
}

/** A message of the desk as the site shows it to the member. */
export type Notice = {
  readonly measureId: string
  readonly type: MeasureEvent['type']
  readonly at: string
  readonly about: MeasureEvent['data']['target']
  readonly text: string | null
  readonly passages: Measure['passages']
}

export type Warning = Notice & { acknowledgedAt: string | null }

/** What a member did about a measure, for the desk to be told. */
export type MeasureReply = {
  readonly measureId: string
  readonly response: 'acknowledged' | 'corrected'
  readonly at: string
}

/**
 * The fields of all content that can be hidden. `ruledAt`, `ruledBy`: when its visibility was last decided, and by which
 * measure.
 */
export type ModeratedRecord = { visible: boolean; ruledAt: string | null; ruledBy: string | null; notices: Notice[] }

/** `withdrawn`: its client is withdrawn; `corrections`: how often the job was corrected. */
export type JobRecord = ModeratedRecord & {
  job: Job
  correction: Notice | null
  corrections: number
  withdrawn: boolean
}
export type ProposalRecord = ModeratedRecord & { proposal: Proposal }
export type MessageRecord = ModeratedRecord & { message: Message }
/** The measure that restricts or ended a membership, and when it was decided. */
export type MembershipRuling = { readonly measureId: string; readonly at: string }
export type MemberRecord = {
  member: Member
  known: boolean
  mails: Notice[]
  warnings: Warning[]
  restriction: MembershipRuling | null
  /** when a restriction was last lifted: an older one that arrives late has no effect */
  liftedAt: string | null
  withdrawal: MembershipRuling | null
}

export const MEMBER_STATES = ['active', 'restricted', 'withdrawn'] as const
export type MemberState = (typeof MEMBER_STATES)[number]

/** The state of a membership. */
export function memberState({ restriction, withdrawal }: MemberRecord): MemberState {
  if (withdrawal) return 'withdrawn'
  return restriction ? 'restricted' : 'active'
}

export const JOB_STATUSES = ['shown', 'hidden', 'awaiting_correction', 'withdrawn'] as const
export type JobStatus = (typeof JOB_STATUSES)[number]

/** The status of a job on the site. */
export function jobStatus(record: JobRecord): JobStatus {
  if (record.withdrawn) return 'withdrawn'
  if (!record.visible) return 'hidden'
  return record.correction ? 'awaiting_correction' : 'shown'
}

/**
 * A webhook as received. `times`: deliveries with a valid signature; `actedAt`: when it was obeyed, `null`: not yet.
 */
export type ReceivedWebhook = {
  readonly id: string
  readonly type: string
  readonly measureId: string
  readonly target: MeasureEvent['data']['target']
  readonly verified: true
  readonly firstAt: string
  times: number
  lastAt: string
  actedAt: string | null
  actions: number
}

/** An event about a contact reminder or an enquiry, as received; `about`: its id. */
export type ReceivedRequestEvent = Pick<ReceivedWebhook, 'id' | 'type' | 'firstAt'> &
  Pick<ReceivedWebhook, 'times' | 'lastAt' | 'actedAt' | 'actions'> & { readonly about: string }

/** What an appeal is against: a measure, or the outcome of a contact reminder. */
export type Appealed = { readonly measureId: string } | { readonly reminderId: string }

/** An appeal of a member, the desk's first answer, and the outcome. */
export type AppealRecord = {
  readonly id: string
  readonly memberId: string
  readonly against: Appealed
  readonly text: string
  readonly appealedAt: string
  state: 'open' | 'refused' | 'granted' | 'upheld'
  /** the desk's text: why it was refused, or the message about the outcome */
  answer: string | null
}

/** What the desk last said of one account standard of a member. */
type StandardRecord = {
  readonly held: boolean
  readonly at: string
  readonly changeId: string
  /** kept for days of grace until then */
  readonly graceUntil: string | null
}

/** What the desk last said of a member's account standards, by the id of the standard. */
export type MemberStandards = Readonly<Record<string, StandardRecord>>

/** The desk's text about the outcome of an appeal. */
export type AppealAnswer = ReturnType<(typeof AppealText)['parse']>

/** A notice of the quality committee, as the desk published it. */
export type PublishedNotice = ReturnType<(typeof NoticeText)['parse']>
