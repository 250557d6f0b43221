import type { Queue } from '../cases/case-model.ts'
import { may, type Role } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'

/** Hours for which the link of an invitation can be used. */
export const INVITATION_HOURS = 72
export const MAX_ALIAS_LENGTH = 40

export type PeopleRefusal =
  | 'login_taken'
  | 'alias_taken'
  | 'own_role'
  | 'own_account'
  | 'last_admin'
  | 'already_disabled'
  | 'not_disabled'
  | 'person_disabled'

type ManagePeopleRefusal = PeopleRefusal | 'not_permitted'

/** An account as the rules about people need it. */
export type ManagedPerson = {
  readonly id: string
  readonly alias: string
  readonly role: Role
  readonly queues: readonly Queue[]
  readonly disabled: boolean
}

export type PeopleSituation = {
  readonly actor: Staff
  readonly person: ManagedPerson
  /** how many other admins can sign in: enabled, and have signed in before */
  readonly otherAdmins: number
}

/** Adds a person, by an invitation. */
export function addPerson(
  actor: Staff,
  { loginTaken, aliasTaken }: { readonly loginTaken: boolean; readonly aliasTaken: boolean },
): Verdict<{ readonly type: 'staff.added' }, ManagePeopleRefusal> {
  if (!may(actor.role, 'people.manage')) return refuse('not_permitted')
  if (loginTaken) return refuse('login_taken')
  if (aliasTaken) return refuse('alias_taken')
  return allow({ type: 'staff.added' })
}

/** `kana`, `latinName`: how the alias is read; empty: not told, left out: as it was. */
export type PersonChange = {
  readonly alias: string
  readonly kana?: string | undefined
  readonly latinName?: string | undefined
  readonly role: Role
  readonly queues: readonly Queue[]
}
export type PersonChanged = PersonChange & {
  readonly type: 'staff.changed'
  readonly id: string
  readonly was: { readonly role: Role; readonly alias: string; readonly queues: readonly Queue[] }
}

/**
 * Changes names, role or queues. `aliasTaken`: somebody else has an alias that reads like it. Refuses a change of one's own
 * role, and the loss of the last admin who can sign in.
 */
export function changePerson(
  { actor, person, otherAdmins }: PeopleSituation,
  desired: PersonChange,
  aliasTaken: boolean,
): Verdict<PersonChanged, ManagePeopleRefusal> {
  if (!may(actor.role, 'people.manage')) return refuse('not_permitted')
  const { id, alias, role, queues } = person
  if (desired.role !== role && id === actor.id) return refuse('own_role')
  // an alias from before this rule is kept until it is changed
  if (aliasTaken && desired.alias !== alias) return refuse('alias_taken')
  if (desired.role !== role && role === 'admin' && !person.disabled && otherAdmins === 0) return refuse('last_admin')
  return allow({ type: 'staff.changed', id, ...desired, was: { alias, role, queues } })
}

/** Disables an account: nobody can sign in with it any more; what it did stays. */
export function disablePerson({
  actor,
  person,
  otherAdmins,
}: PeopleSituation): Verdict<{ readonly type: 'staff.disabled'; readonly id: string }, ManagePeopleRefusal> {
  if (!may(actor.role, 'people.manage')) return refuse('not_permitted')
  if (person.disabled) return refuse('already_disabled')
  if (person.role === 'admin' && otherAdmins === 0) return refuse('last_admin')
  if (person.id === actor.id) return refuse('own_account')
  return allow({ type: 'staff.disabled', id: person.id })
}

/** Enables a disabled account again. It becomes eligible only after a new confirmation and 24 hours. */
export function enablePerson({
  actor,
  person,
}: PeopleSituation): Verdict<{ readonly type: 'staff.enabled'; readonly id: string }, ManagePeopleRefusal> {
  if (!may(actor.role, 'people.manage')) return refuse('not_permitted')
  if (!person.disabled) return refuse('not_disabled')
  return allow({ type: 'staff.enabled', id: person.id })
}

/**
 * Invites a person again, whose invitation expired or who lost their factors: password, second factors and sessions end. Refused for one's own
 * account, which is changed in the settings.
 */
export function invitePerson({
  actor,
  person,
  otherAdmins,
}: PeopleSituation): Verdict<{ readonly type: 'staff.invited'; readonly id: string }, ManagePeopleRefusal> {
  if (!may(actor.role, 'people.manage')) return refuse('not_permitted')
  if (person.id === actor.id) return refuse('own_account')
  if (person.disabled) return refuse('person_disabled')
  // otherwise two admins could lock each other out at the same time
  if (person.role === 'admin' && otherAdmins === 0) return refuse('last_admin')
  return allow({ type: 'staff.invited', id: person.id })
}

/** Ends every session of a person, such as after a lost laptop. */
export function endSessionsOf({
  actor,
  person,
}: PeopleSituation): Verdict<{ readonly type: 'sessions.ended'; readonly id: string }, ManagePeopleRefusal> {
  if (!may(actor.role, 'people.manage')) return refuse('not_permitted')
  if (person.id === actor.id) return refuse('own_account')
  return allow({ type: 'sessions.ended', id: person.id })
}
