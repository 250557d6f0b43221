import { QUEUES, type Queue } from '@mimamori/policy/cases/case-model'
import { MAX_ALIAS_LENGTH } from '@mimamori/policy/people/account-rules'
import { isLegibleAlias } from '@mimamori/policy/people/alias-rules'
import { isKanaName, isLatinName } from '@mimamori/policy/people/person-names'
import { type Permission, ROLES, type Role } from '@mimamori/policy/staff/role-permissions'
import { LANGUAGES } from '@mimamori/policy/staff/staff-member'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { list, text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { notPermitted, refusals } from '../refusal-contract.ts'
import type { DeskStanding, PersonToConfirm } from './account-standing-contract.ts'

/** `invited`: has a link and has not signed in yet. `lapsed`: the link has expired and they never did. */
export type PersonState = 'active' | 'invited' | 'lapsed' | 'disabled'

/** Somebody with an account, as those see them who run the people of the desk. Never a password, a token or a hash. */
export type Person = {
  id: string
  login: string
  alias: string
  /** how the alias is read, in kana and in Latin letters; empty: not told */
  kana: string
  latinName: string
  role: Role
  /** empty: every queue */
  queues: Queue[]
  /** has a second factor */
  factors: boolean
  /** when they last did something here, or null: never yet */
  lastSeenAt: string | null
  createdAt: string
  state: PersonState
  /** a lead has confirmed them since their access last changed */
  confirmed: boolean
  /** when the 24 hours after the last change of access are over; `null`: long ago */
  settledAt: string | null
  /** another person has an alias that looks like this one */
  mistakable: boolean
  /** when the link of an `invited` person ends */
  invitedUntil: string | null
}

/** An invitation link is `/invitation#<token>`; it is returned once, and can be used once until it expires. */
export type InvitationLink = { id: string; token: string; expiresAt: string }

const StaffId = z.string().regex(/^[0-9a-f-]{36}$/, 'id of an account')
export const Login = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._@-]{0,99}$/, 'letters, digits, . _ @ and -, at most 100')
export const Alias = text(MAX_ALIAS_LENGTH, 1)
  .refine((alias) => alias.trim() !== '', 'a name')
  .refine(isLegibleAlias, 'a name without invisible characters and without letters of another script among Latin ones')
const PersonFields = {
  alias: Alias,
  kana: text(MAX_ALIAS_LENGTH).refine(isKanaName, 'hiragana or katakana').optional(),
  latinName: text(MAX_ALIAS_LENGTH).refine(isLatinName, 'Latin letters').optional(),
  role: z.enum(ROLES),
  queues: list(z.enum(QUEUES), QUEUES.length),
}
const NewPerson = z.strictObject({ login: Login, language: z.enum(LANGUAGES), ...PersonFields })
export type NewPerson = z.output<typeof NewPerson>

const ofPerson = (permission: Permission) =>
  oc
    .meta({ permission, stepUp: 'people' })
    .input(z.strictObject({ id: StaffId }))
    .errors(refusals)

/** The accounts of the desk, for admins. A change takes effect at the next request of that person. */
export const people = {
  list: oc.meta({ permission: 'people.manage', background: true }).output(type<{ people: Person[] }>()),
  add: oc
    .meta({ permission: 'people.manage', stepUp: 'people' })
    .input(NewPerson)
    .output(type<InvitationLink>())
    .errors(refusals),
  /** A person whose role changes has to sign in again. */
  change: oc
    .meta({ permission: 'people.manage', stepUp: 'people' })
    .input(z.strictObject({ id: StaffId, ...PersonFields }))
    .output(type<{ id: string }>())
    .errors(refusals),
  disable: ofPerson('people.manage').output(type<{ id: string }>()),
  enable: ofPerson('people.manage').output(type<{ id: string }>()),
  /** Ends their sessions and forgets their password and second factors. */
  invite: ofPerson('people.manage').output(type<InvitationLink>()),
  endSessions: ofPerson('people.manage').output(type<{ id: string }>()),
  /**
   * Who can be one of two people, shown to everybody: the caller, the leads of the desk, settings and approvals that
   * wait.
   */
  standing: oc.meta({ session: 'full', background: true }).output(type<DeskStanding>()).errors(notPermitted),
  /** Colleagues that a lead has to confirm. */
  toConfirm: oc.meta({ permission: 'people.confirm', background: true }).output(type<{ people: PersonToConfirm[] }>()),
  /** Confirms, by a lead with a second factor, that a colleague is who the account says. */
  confirm: ofPerson('people.confirm').output(type<{ id: string }>()),
}
