import { type ContractSide, otherSide, type ReminderContract } from './reminder-request.ts'

/** Whose doing a line of the timeline is: of the side that asked, of the silent one, or of the desk. */
export type TimelineSide = 'asking' | 'silent' | 'desk'

export type ReminderEvent = {
  readonly at: string
  readonly side: TimelineSide
  readonly what:
    | 'contract_started'
    | 'last_contact'
    | 'completion_reported'
    | 'requested'
    | 'reminded'
    | 'deadline'
    | 'answered'
    | 'contacted_late'
    | 'outcome_chosen'
    | 'agreed'
    | 'reversed'
  /** alias of a person of the desk; `null`: nobody's doing */
  readonly by: string | null
}

/** What the timeline is made of, beside the request itself. */
export type ReminderCourse = {
  readonly contract: ReminderContract
  readonly requestedBy: ContractSide
  readonly requestedAt: string
  /** when the silent side was reminded */
  readonly remindedAt: readonly string[]
  readonly deadline: string
  readonly answeredAt: string | null
  readonly contactedLateAt: string | null
  readonly decided: { readonly at: string; readonly by: string } | null
  readonly agreed: { readonly at: string; readonly by: string } | null
  readonly reversedAt: string | null
}

const SAME_INSTANT_ORDER: readonly ReminderEvent['what'][] = [
  'requested',
  'reminded',
  'deadline',
  'outcome_chosen',
  'agreed',
]

/** The course of a reminder as both sides and the desk made it, in the order of time; the deadline stands in it from the beginning. */
export function reminderTimeline(course: ReminderCourse): ReminderEvent[] {
  const { contract, requestedBy, requestedAt, deadline, answeredAt, contactedLateAt, decided, agreed } = course
  const line = (
    what: ReminderEvent['what'],
    side: TimelineSide,
    at: string | null,
    by: string | null = null,
  ): ReminderEvent[] => (at === null ? [] : [{ at, side, what, by }])
  const freelancer = requestedBy === 'freelancer' ? 'asking' : 'silent'
  const lines = [
    ...line('contract_started', 'desk', contract.startedAt),
    ...line('last_contact', 'asking', contract.lastContactAt[requestedBy]),
    ...line('last_contact', 'silent', contract.lastContactAt[otherSide(requestedBy)]),
    ...line('completion_reported', freelancer, contract.completionReportedAt),
    ...line('requested', 'asking', requestedAt),
    ...course.remindedAt.flatMap((at) => line('reminded', 'desk', at)),
    ...line('deadline', 'desk', deadline),
    ...line('answered', 'silent', answeredAt),
    ...line('contacted_late', 'silent', contactedLateAt),
    ...line('outcome_chosen', 'desk', decided?.at ?? null, decided?.by ?? null),
    ...line('agreed', 'desk', agreed?.at ?? null, agreed?.by ?? null),
    ...line('reversed', 'desk', course.reversedAt),
  ]
  const order = (event: ReminderEvent) => SAME_INSTANT_ORDER.indexOf(event.what)
  return lines.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : order(a) - order(b)))
}
