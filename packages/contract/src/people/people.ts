import type { Queue } from '@mimamori/policy/cases/case'
import type { Role } from '@mimamori/policy/staff/roles'
import { oc, type } from '@orpc/contract'
import { notPermitted } from '../refusals.ts'

/** `invited`: has a link and has not come in yet. `lapsed`: the link is over and the person never came. */
export type PersonState = 'active' | 'invited' | 'lapsed' | 'disabled'

/** Somebody with an account, as those see them who run the people of the desk. Never a password, a token or a hash. */
export type Person = {
  id: string
  login: string
  alias: string
  role: Role
  /** empty: every queue */
  queues: Queue[]
  /** has a second factor */
  factors: boolean
  /** when they last did something here, or null: never yet */
  lastSeenAt: string | null
  createdAt: string
  state: PersonState
  /** when the link of an `invited` person ends */
  invitedUntil: string | null
}

/** The people of the desk, for whoever runs them. */
export const people = {
  list: oc.output(type<{ people: Person[] }>()).errors(notPermitted),
}
