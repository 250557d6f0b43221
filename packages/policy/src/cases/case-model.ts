import type { Category, Severity } from '../catalogue/violation-categories.ts'
import type { CaseTarget, Target } from '../intake/intake-arrivals.ts'

/** A case (案件) and the states it passes through. At most one unfinished case exists per (kind, target). */
export const CASE_STATES = ['open', 'claimed', 'snoozed', 'escalated', 'held', 'closed'] as const
export type CaseState = (typeof CASE_STATES)[number]

/** Kinds of case: a text or member is reviewed, a contact reminder past its deadline is decided, an enquiry about a direct deal is answered. */
export const CASE_KINDS = ['review', 'reminder', 'enquiry'] as const
export type CaseKind = (typeof CASE_KINDS)[number]

/** Reviews wait among the flagged or on patrol. */
export const REVIEW_QUEUES = ['flagged', 'patrol'] as const
export type ReviewQueue = (typeof REVIEW_QUEUES)[number]
/** Cases of the other kinds have a queue of their own. */
export const QUEUES = [...REVIEW_QUEUES, 'reminders', 'enquiries'] as const
export type Queue = (typeof QUEUES)[number]

/** Seconds of a lease. A claim is renewed by a heartbeat; a reservation is for a case that is loaded ahead. */
export const LEASE_SECONDS = { claim: 120, reservation: 60 } as const
/** reservations of one person at a time */
export const MAX_RESERVATIONS = 2
/** cases that are claimed together, for patrol and bulk decisions */
export const MAX_CLAIM_PAGE_SIZE = 50
/** `assigned`: reserved for a person by a colleague */
export type LeaseKind = keyof typeof LEASE_SECONDS | 'assigned'

/** Who holds the case. The case's `fence` grows with every new holder, so that a tab with an older one cannot decide. */
export type Lease = { readonly kind: LeaseKind; readonly holder: string; readonly endsAt: string }

export type Case = {
  readonly id: string
  /** short number people read aloud, `#412` */
  readonly number: number
  readonly kind: CaseKind
  readonly target: CaseTarget
  readonly queue: Queue
  readonly state: CaseState
  readonly fence: number
  readonly lease: Lease | null
  readonly contentVersion: number
  readonly category: Category | null
  readonly severity: Severity
  /** when it should be decided at the latest */
  readonly dueAt: string
  /** while `snoozed`: until when, unless something arrives before */
  readonly snoozedUntil: string | null
  /** who escalated it; kept until a lead sends it back, so that a released case waits for a lead again */
  readonly escalatedBy: string | null
  /** when a lead pinned it to the top of its queue */
  readonly pinnedAt: string | null
  /** when a moderator on patrol raised it to the flagged queue */
  readonly raisedAt: string | null
  /** when it came back, as a correction was not made in time */
  readonly missedAt: string | null
}

/** A case in which a text or member is reviewed. */
export type ReviewCase = { readonly kind: 'review'; readonly target: Target; readonly queue: ReviewQueue }
/** Is a text or member reviewed in this case? */
export const isReviewCase = <Any extends Pick<Case, 'kind'>>(any: Any): any is Any & ReviewCase => any.kind === 'review'

/** The state of a case that is neither claimed, snoozed nor decided. */
export function waitingState({ escalatedBy }: Pick<Case, 'escalatedBy'>): 'open' | 'escalated' {
  return escalatedBy === null ? 'open' : 'escalated'
}
