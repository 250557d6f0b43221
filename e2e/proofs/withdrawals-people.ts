import { DESK_PREFIX } from '@mimamori/contract/transport'
import type { Role } from '@mimamori/policy/staff/roles'
import { TOTP } from 'otpauth'
import type { Desk } from '../running/desk.ts'
import { headersOf, newAccount, type Person, signIn } from '../running/people.ts'
import type { Actor } from './withdrawals-model.ts'

type Seat = { readonly role: Role; readonly fresh: Person; readonly stale: Person }

/** Who is at the desk: each in a session that shows its second factor again and again, and in one that never does. */
export type Crew = {
  readonly actors: readonly Actor[]
  readonly proposers: readonly Actor[]
  /** by whom deliveries go on after the breaker */
  readonly lead: Person
  readonly admin: Person
  /** show a second factor in every fresh session, by the desk's clock that is so far ahead */
  readonly showFactors: (ahead: number) => Promise<void>
  /** sign in anew, before the sessions come to their end; `later` moves the clock on and answers how far ahead it is */
  readonly signInAnew: (later: () => number) => Promise<void>
}

const ROLES: readonly Role[] = ['moderator', 'moderator', 'approver', 'approver', 'lead', 'auditor']

async function come(desk: Desk, role: Role, n: number): Promise<Seat> {
  const fresh = await signIn(desk.url, await newAccount(desk, `${role}${n}`, role))
  return { role, fresh, stale: await signIn(desk.url, fresh) }
}

/** Ask as the page does. A session has a new token after it was confirmed, which the person goes on with. */
export async function answerTo<T>(url: string, person: Person, path: string, input: unknown): Promise<T> {
  const request = { method: 'POST', headers: headersOf(person), body: JSON.stringify({ json: input }) }
  const ask = () => fetch(`${url}${DESK_PREFIX}/${path}`, request)
  // a desk that stood still hangs up on whoever is just asking
  const response = await ask().catch(ask)
  const said = await response.text()
  if (!response.ok) throw new Error(`${path}: ${response.status} ${said.slice(0, 200)}`)
  const [cookie] = response.headers.getSetCookie().map((line) => line.split(';')[0])
  if (cookie) Object.assign(person, { cookie })
  return (JSON.parse(said) as { json: T }).json
}

function codeOf({ app, login }: Person, ahead: number) {
  if (!app) throw new Error(`${login} has no second factor`)
  return { by: 'code', code: new TOTP({ secret: app.secret }).generate({ timestamp: Date.now() + ahead }) }
}

async function show(url: string, person: Person, ahead: number): Promise<void> {
  await answerTo(url, person, 'session/confirm', codeOf(person, ahead))
}

async function comeAnew(url: string, person: Person, ahead: number): Promise<void> {
  const { login, password } = person
  await answerTo(url, person, 'session/signIn', { login, password })
  await answerTo(url, person, 'session/showFactor', codeOf(person, ahead))
}

export async function newCrew(desk: Desk): Promise<Crew> {
  const seats = await Promise.all(ROLES.map((role, n) => come(desk, role, n)))
  const admin = await come(desk, 'admin', ROLES.length)
  const actors = seats.flatMap(({ role, fresh, stale }) => [
    { person: fresh, role, fresh: true },
    { person: stale, role, fresh: false },
  ])
  const everybody = [...seats, admin]
  const lead = seats.find(({ role }) => role === 'lead')
  if (!lead) throw new Error('no lead is at the desk')
  return {
    actors,
    proposers: actors.filter(({ role, fresh }) => fresh && role !== 'auditor'),
    lead: lead.fresh,
    admin: admin.fresh,
    showFactors: async (ahead) => {
      await Promise.all(everybody.map(({ fresh }) => show(desk.url, fresh, ahead)))
    },
    signInAnew: async (later) => {
      for (const which of ['stale', 'fresh'] as const) {
        const ahead = later()
        await Promise.all(everybody.map((seat) => comeAnew(desk.url, seat[which], ahead)))
      }
    },
  }
}
