import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import type { IneligibleReason } from './eligibility-rules.ts'

/** An account that a lead is to confirm. */
export type ConfirmablePerson = {
  readonly id: string
  readonly disabled: boolean
  readonly confirmed: boolean
  /** has ever signed in: before that there is nobody to recognize */
  readonly hasJoined: boolean
  /** who invited them last; `null`: the command on the machine */
  readonly invitedBy: string | null
  /** the command on the machine invited them last, and nothing has changed their access since: the operator knows who they are */
  readonly grantedByCommand: boolean
}

export type ConfirmPersonRefusal =
  | 'not_permitted'
  | 'own_account'
  | 'own_invitation'
  | 'person_disabled'
  | 'already_confirmed'
  | 'not_arrived'
  | IneligibleReason

/**
 * Why this person cannot confirm that account; `null`: they can. It takes an eligible lead who is neither its owner nor invited it.
 * `ineligible`: why the lead is not eligible; `null`: they are.
 */
export function checkPersonConfirmation(
  actor: Staff,
  person: ConfirmablePerson,
  ineligible: IneligibleReason | null,
): ConfirmPersonRefusal | null {
  if (!may(actor.role, 'people.confirm')) return 'not_permitted'
  if (person.id === actor.id) return 'own_account'
  if (person.invitedBy === actor.id) return 'own_invitation'
  if (person.disabled) return 'person_disabled'
  if (person.confirmed) return 'already_confirmed'
  if (!person.hasJoined) return 'not_arrived'
  return ineligible
}

export type PersonConfirmed = {
  readonly type: 'staff.confirmed'
  readonly id: string
  readonly by: string
  /** it rests on the exception of a small desk, and so does not count for money */
  readonly onSmallDesk: boolean
}

/**
 * Confirms that a colleague is who the account says. `byFullRule`: is the lead eligible without the exception of a small desk? Whoever has
 * their access from the command on the machine needs none.
 */
export function confirmPerson(
  actor: Staff,
  person: ConfirmablePerson,
  { ineligible, byFullRule }: { readonly ineligible: IneligibleReason | null; readonly byFullRule: boolean },
): Verdict<PersonConfirmed, ConfirmPersonRefusal> {
  const refusal = checkPersonConfirmation(actor, person, ineligible)
  if (refusal) return refuse(refusal)
  const onSmallDesk = !byFullRule && !person.grantedByCommand
  return allow({ type: 'staff.confirmed', id: person.id, by: actor.id, onSmallDesk })
}
