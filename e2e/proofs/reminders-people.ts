import type { Role } from '@mimamori/policy/staff/role-permissions'
import { createAccount, type Person, signIn } from '../harness/desk-accounts.ts'
import type { DeskProcess } from '../harness/desk-process.ts'
import type { Actor } from './reminders-model.ts'
import { signInAgain } from './withdrawals-people.ts'

type Seat = Actor & { readonly person: Person }

/** Who is at the desk; somebody who is not `fresh` showed their second factor long ago. */
export type ReminderCrew = {
  readonly actors: readonly Actor[]
  readonly personOf: (actor: Actor) => Person
  readonly lead: Person
  /** all of them in a new session; `later` moves the clock on before those who are `fresh`, or the others, and answers how far ahead it is */
  readonly signInAnew: (later: (by: number, fresh: boolean) => number) => Promise<void>
}

const ROLES: readonly (readonly [Role, fresh: boolean])[] = [
  ['moderator', true],
  ['moderator', true],
  ['moderator', true],
  ['lead', true],
  ['lead', true],
  ['lead', false],
  ['approver', true],
  ['approver', false],
  ['auditor', true],
]
/** longer than a second factor counts, and shorter than a session lasts without a call */
const FACTOR_AGE_MS = 331_000
/** a code is taken once */
const CODE_LIFETIME_MS = 61_000
export const SIGN_IN_MS: number = FACTOR_AGE_MS + 2 * CODE_LIFETIME_MS

export async function createReminderCrew(desk: DeskProcess): Promise<ReminderCrew> {
  const seats = await Promise.all(
    ROLES.map(async ([role, fresh], n): Promise<Seat> => {
      const person = await signIn(desk.url, await createAccount(desk, `${role}${n}`, role))
      return { id: person.id, role, fresh, person }
    }),
  )
  const persons = new Map(seats.map(({ id, person }) => [id, person]))
  const personOf = ({ id }: Actor): Person => {
    const person = persons.get(id)
    if (!person) throw new Error(`nobody is ${id}`)
    return person
  }
  const lead = seats.find(({ role }) => role === 'lead')
  if (!lead) throw new Error('no lead is at the desk')
  return {
    actors: seats.map(({ id, role, fresh }) => ({ id, role, fresh })),
    personOf,
    lead: lead.person,
    async signInAnew(later) {
      for (const fresh of [false, true]) {
        const ahead = later(fresh ? FACTOR_AGE_MS : CODE_LIFETIME_MS, fresh)
        const coming = seats.filter((seat) => seat.fresh === fresh)
        await Promise.all(coming.map(({ person }) => signInAgain(desk.url, person, ahead)))
      }
    },
  }
}
