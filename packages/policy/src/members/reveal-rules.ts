import type { Case } from '../cases/case-model.ts'
import { checkLease, type LeaseRefusal } from '../cases/lease-rules.ts'
import { plusSeconds } from '../instant.ts'
import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import type { PersonalField } from './personal-fields.ts'

/** Reasons to reveal a field (開示). Codes, so that the audit log can be read in both languages. */
export const REVEAL_REASONS = ['identity_check', 'report_contact', 'fraud_enquiry', 'legal_request', 'other'] as const
export type RevealReason = (typeof REVEAL_REASONS)[number]

/** How long a revealed value stays on screen, seconds. */
export const REVEAL_SECONDS = 30
/** Longest explanation of `other`, in characters. */
export const MAX_REVEAL_REASON_LENGTH = 200
/**
 * Most fields one person may reveal in an hour and in a day, over all instances: enough for enquiries, too few to copy a
 * list.
 */
export const MAX_REVEALS = { hour: 20, day: 60 } as const

const HOUR_SECONDS = 3600
export const DAY_SECONDS = 24 * HOUR_SECONDS

export type RevealRefusal =
  | LeaseRefusal
  | 'reveal_needs_case'
  | 'not_in_case'
  | 'case_not_on_screen'
  | 'too_many_reveals'
  | 'member_erased'
  | 'reason_required'

/** The person, their case, and the instants of their reveals in the last day. */
export type RevealSituation = {
  readonly actor: Staff
  readonly case: Case | null
  readonly recent: readonly string[]
  /** is the member erased? */
  readonly erased: boolean
  readonly now: string
}

export type RevealChoice = {
  readonly memberId: string
  readonly field: PersonalField
  readonly reason: RevealReason
  /** the explanation of `other` */
  readonly words: string
}

function hasTooManyReveals(recent: readonly string[], now: string): boolean {
  const since = (seconds: number) => recent.filter((at) => at > plusSeconds(now, -seconds)).length
  return since(HOUR_SECONDS) >= MAX_REVEALS.hour || since(DAY_SECONDS) >= MAX_REVEALS.day
}

/**
 * Why this person cannot reveal a personal field, such as a phone number; `null`: they can. It takes a claimed case about the member; leads
 * need none, as they answer enquiries. The reason is not checked here.
 */
export function checkReveal({ actor, case: reviewCase, recent, erased, now }: RevealSituation): RevealRefusal | null {
  if (!may(actor.role, 'members.reveal')) return 'not_permitted'
  if (erased) return 'member_erased'
  if (!may(actor.role, 'cases.lead')) {
    if (!reviewCase) return 'reveal_needs_case'
    const lost = checkLease(reviewCase, actor, reviewCase.fence, now)
    if (lost) return lost
  }
  return hasTooManyReveals(recent, now) ? 'too_many_reveals' : null
}

/** Reveals one field of one member that the case is about, such as their phone number. A reserved case must be claimed first. */
export function revealPersonalField(
  situation: RevealSituation & { readonly memberIds: readonly string[] },
  { memberId, field, reason, words }: RevealChoice,
): Verdict<
  { readonly type: 'member.revealed'; readonly field: PersonalField; readonly reason: string },
  RevealRefusal
> {
  const { actor, case: reviewCase, memberIds } = situation
  const refusal = checkReveal(situation)
  if (refusal) return refuse(refusal)
  if (reviewCase && !memberIds.includes(memberId)) return refuse('not_in_case')
  if (reviewCase?.lease?.holder === actor.id && reviewCase.lease.kind !== 'claim') return refuse('case_not_on_screen')
  if (reason === 'other' && words.trim() === '') return refuse('reason_required')
  // the code first, then a free text after a colon
  return allow({ type: 'member.revealed', field, reason: reason === 'other' ? `other: ${words.trim()}` : reason })
}
