import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'

/** Why a member's data is erased. Codes, as the audit log has no free text. */
export const ERASE_REASONS = ['member_request', 'left', 'law', 'by_mistake'] as const
export type EraseReason = (typeof ERASE_REASONS)[number]

/** Unfinished work about a member, which keeps them from being erased. */
export type UnfinishedWork = {
  /**
   * cases about them or their texts that are not closed: open, claimed, snoozed, escalated, or in their undo window; their appeals; and contact
   * reminders and enquiries that have not ended and that they are a side of
   */
  readonly cases: number
  /** cases of others that are not closed and that they reported */
  readonly reported: number
  /** events of decisions on them that the marketplace has not acknowledged: it would fetch an empty text */
  readonly events: number
}

export type EraseRefusal =
  | 'not_permitted'
  | 'already_erased'
  | 'last_four_wrong'
  | 'erase_case_unfinished'
  | 'erase_event_underway'

/** The last four characters of a member's id, typed to confirm that it is the right member. */
export const lastFourOf = (memberId: string): string => memberId.slice(-4)

/**
 * Erases the personal data of a member. Refused while a case or event about them is unfinished, as that would lose its evidence.
 * Source: the member's right to erasure.
 */
export function eraseMemberData(
  member: { readonly id: string; readonly erased: boolean; readonly unfinished: UnfinishedWork },
  choice: { readonly reason: EraseReason; readonly lastFour: string },
  actor: Staff,
): Verdict<{ readonly type: 'member.erased'; readonly reason: EraseReason }, EraseRefusal> {
  const { id, erased, unfinished } = member
  if (!may(actor.role, 'members.erase')) return refuse('not_permitted')
  if (erased) return refuse('already_erased')
  if (choice.lastFour !== lastFourOf(id)) return refuse('last_four_wrong')
  if (unfinished.cases + unfinished.reported > 0) return refuse('erase_case_unfinished')
  if (unfinished.events > 0) return refuse('erase_event_underway')
  return allow({ type: 'member.erased', reason: choice.reason })
}
