import { DESK_PREFIX } from '@mimamori/contract/transport-contract'
import type { Role } from '@mimamori/policy/staff/role-permissions'
import { TOTP } from 'otpauth'
import { createAccount, type Person, sessionHeaders, signIn } from '../harness/desk-accounts.ts'
import type { DeskProcess } from '../harness/desk-process.ts'
import type { Actor, StandingInfo } from './withdrawals-model.ts'

type CrewSeat = { readonly role: Role; readonly fresh: Person; readonly stale: Person; readonly standing: StandingInfo }

/** Who is at the desk: each in a session that shows its second factor again and again, and in one that never does. */
export type Crew = {
  readonly actors: readonly Actor[]
  readonly proposers: readonly Actor[]
  /** in the hands of a hostile admin */
  readonly ghosts: readonly Actor[]
  /** by whom deliveries go on after the breaker; another one confirms colleagues */
  readonly lead: Person
  /** a hostile admin changes the access of somebody; answers whose */
  readonly attack: (ahead: number) => Promise<StandingInfo>
  /** whoever was attacked signs in anew; `later` as below */
  readonly comeBack: (later: () => number) => Promise<void>
  /** a lead confirms them, and never a ghost */
  readonly mend: () => Promise<void>
  readonly admin: Person
  /** show a second factor in every fresh session, by the desk's clock that is so far ahead */
  readonly showFactors: (ahead: number) => Promise<void>
  /** sign in anew, before the sessions come to their end; `later` moves the clock on and answers how far ahead it is */
  readonly signInAnew: (later: () => number) => Promise<void>
}

/** two of the leads are never touched: with fewer the desk would become small, and ask for less */
const ROLES: readonly Role[] = ['moderator', 'moderator', 'approver', 'approver', 'lead', 'lead', 'lead', 'auditor']
/** those a hostile admin brings in for himself */
const GHOST_ROLES: readonly Role[] = ['moderator', 'approver', 'lead']

async function signInSeat(desk: DeskProcess, role: Role, n: number): Promise<CrewSeat> {
  const fresh = await signIn(desk.url, await createAccount(desk, `${role}${n}`, role))
  const standing = { id: fresh.id, confirmed: true, changedAt: null }
  return { role, fresh, stale: await signIn(desk.url, fresh), standing }
}

type InvitationLink = { readonly id: string; readonly token: string }

/** A hostile admin follows a link himself: a password, a second factor and a session are his. */
async function acceptInvitation(url: string, login: string, { id, token }: InvitationLink): Promise<Person> {
  const person = { login, password: `${login} in the hands of another`, cookie: '', id } as Person
  await callAs(url, person, 'session/acceptInvitation', { token, password: person.password })
  return await signIn(url, person)
}

/** Somebody a hostile admin made up, with the rights of a colleague, whom no lead has confirmed. */
async function createGhost(url: string, admin: Person, role: Role, ahead: number): Promise<CrewSeat> {
  const login = `ghost-${role}`
  const wish = { login, alias: login, role, queues: [], language: 'ja' }
  const fresh = await acceptInvitation(url, login, await callAs<InvitationLink>(url, admin, 'people/add', wish))
  const standing = { id: fresh.id, confirmed: false, changedAt: ahead }
  return { role, fresh, stale: await signIn(url, fresh), standing }
}

/** Ask as the page does. A session has a new token after it was confirmed, which the person goes on with. */
export async function callAs<T>(url: string, person: Person, path: string, input: unknown): Promise<T> {
  const request = { method: 'POST', headers: sessionHeaders(person), body: JSON.stringify({ json: input }) }
  const ask = () => fetch(`${url}${DESK_PREFIX}/${path}`, request)
  // a desk that stood still hangs up on whoever is just asking
  const response = await ask().catch(ask)
  const stdout = await response.text()
  if (!response.ok) throw new Error(`${path}: ${response.status} ${stdout.slice(0, 200)}`)
  const [cookie] = response.headers.getSetCookie().map((line) => line.split(';')[0])
  if (cookie) Object.assign(person, { cookie })
  return (JSON.parse(stdout) as { json: T }).json
}

/** so long at least a code is good for, where it is shown */
const TO_SHOW_MS = 10_000

function currentCode({ app, login }: Person, ahead: number) {
  if (!app) throw new Error(`${login} has no second factor`)
  return { by: 'code', code: new TOTP({ secret: app.secret }).generate({ timestamp: Date.now() + ahead + TO_SHOW_MS }) }
}

async function showFactor(url: string, person: Person, ahead: number): Promise<void> {
  await callAs(url, person, 'session/confirm', currentCode(person, ahead))
}

/** A new session, by the desk's clock that is so far ahead. */
export async function signInAgain(url: string, person: Person, ahead: number): Promise<void> {
  const { login, password } = person
  await callAs(url, person, 'session/signIn', { login, password })
  await callAs(url, person, 'session/showFactor', currentCode(person, ahead))
}

export async function createCrew(desk: DeskProcess): Promise<Crew> {
  const seats = await Promise.all(ROLES.map((role, n) => signInSeat(desk, role, n)))
  const admin = await signInSeat(desk, 'admin', ROLES.length)
  const ghostSeats: CrewSeat[] = []
  for (const role of GHOST_ROLES) ghostSeats.push(await createGhost(desk.url, admin.fresh, role, 0))
  const actorsOf = (of: readonly CrewSeat[]): Actor[] =>
    of.flatMap(({ role, fresh, stale, standing }) => [
      { person: fresh, role, fresh: true, standing },
      { person: stale, role, fresh: false, standing },
    ])
  const actors = actorsOf([...seats, ...ghostSeats])
  const everybody = [...seats, ...ghostSeats, admin]
  const [lead, second] = seats.filter(({ role }) => role === 'lead')
  if (!lead || !second) throw new Error('no two leads are at the desk')
  const confirmer = second.fresh
  const victims = seats.filter((seat) => seat !== lead && seat !== second && seat.role !== 'auditor')
  let attacks = 0
  const attacked = new Set<CrewSeat>()

  async function attack(ahead: number): Promise<StandingInfo> {
    const victim = victims[attacks % victims.length] as CrewSeat
    const { standing, role } = victim
    const { id } = standing
    const ask = (path: string, input: object) => callAs(desk.url, admin.fresh, path, { id, ...input })
    const wish = { alias: `${role}${seats.indexOf(victim)}`, queues: [] }
    if (attacks % 2 === 0) {
      await ask('people/disable', {})
      await ask('people/enable', {})
    } else {
      await ask('people/change', { ...wish, role: role === 'moderator' ? 'approver' : 'moderator' })
      await ask('people/change', { ...wish, role })
    }
    attacks += 1
    attacked.add(victim)
    Object.assign(standing, { confirmed: false, changedAt: ahead })
    return standing
  }

  async function comeBack(later: () => number): Promise<void> {
    for (const which of ['stale', 'fresh'] as const) {
      const ahead = later()
      for (const seat of attacked) await signInAgain(desk.url, seat[which], ahead)
    }
  }

  async function mend(): Promise<void> {
    for (const { standing } of attacked) {
      await callAs(desk.url, confirmer, 'people/confirm', { id: standing.id })
      standing.confirmed = true
    }
    attacked.clear()
  }

  return {
    actors,
    proposers: actorsOf(seats).filter(({ role, fresh }) => fresh && role !== 'auditor'),
    ghosts: actorsOf(ghostSeats).filter(({ fresh }) => fresh),
    lead: lead.fresh,
    attack,
    comeBack,
    mend,
    admin: admin.fresh,
    showFactors: async (ahead) => {
      const here = everybody.filter((seat) => !attacked.has(seat))
      await Promise.all(here.map(({ fresh }) => showFactor(desk.url, fresh, ahead)))
    },
    signInAnew: async (later) => {
      for (const which of ['stale', 'fresh'] as const) {
        const ahead = later()
        await Promise.all(everybody.map((seat) => signInAgain(desk.url, seat[which], ahead)))
      }
    },
  }
}
