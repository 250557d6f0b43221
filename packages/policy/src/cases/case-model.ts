import type { Category, Severity } from '../catalogue/violation-categories.ts'
import type { Target } from '../intake/intake-arrivals.ts'

/** A case (案件) and the states it passes through. At most one unfinished case exists per (kind, target). */
export const CASE_STATES = ['open', 'claimed', 'snoozed', 'escalated', 'held', 'closed'] as const
export type CaseState = (typeof CASE_STATES)[number]

/** Kinds of case; so far the desk reviews. */
export type CaseKind = 'review'

export const QUEUES = ['flagged', 'patrol'] as const
export type Queue = (typeof QUEUES)[number]

/** A claim is a lease of 120 s kept alive by a heartbeat; a reservation is a prefetch of 60 s, at most two a person. */
export const LEASE_SECONDS = { claim: 120, reservation: 60 } as const
export const MAX_RESERVATIONS = 2
/** A page of claims, for patrol and bulk. */
export const MAX_CLAIM_PAGE_SIZE = 50
export type LeaseKind = keyof typeof LEASE_SECONDS

/** Who has the case in hand. `fence` grows with every new holder, so an old tab can never decide. */
export type Lease = { readonly kind: LeaseKind; readonly holder: string; readonly endsAt: string }

export type Case = {
  readonly id: string
  /** short number people read aloud, `#412` */
  readonly number: number
  readonly kind: CaseKind
  readonly target: Target
  readonly queue: Queue
  readonly state: CaseState
  readonly fence: number
  readonly lease: Lease | null
  readonly contentVersion: number
  readonly category: Category | null
  readonly severity: Severity
  /** while `snoozed`: until when, unless something arrives before */
  readonly snoozedUntil: string | null
  /** who asked for a lead; stays until a lead sends it back, so that whoever lets go of it leaves it to a lead again */
  readonly escalatedBy: string | null
  /** a lead put it on top of its queue */
  readonly pinnedAt: string | null
  /** somebody on patrol found it odd */
  readonly raisedAt: string | null
}

/** Where a case waits when nobody holds it and it does not sleep. */
export function waitingState({ escalatedBy }: Pick<Case, 'escalatedBy'>): 'open' | 'escalated' {
  return escalatedBy === null ? 'open' : 'escalated'
}
