import { plusSeconds } from '@mimamori/policy/instant'
import type { Tx } from '@mimamori/storage/desk'
import { record, SYSTEM } from '@mimamori/storage/record'
import { triesOf } from '@mimamori/storage/tries/reads'
import ipaddr from 'ipaddr.js'
import type { Office } from '../office.ts'

/** What is tried only so often: so many times in so many seconds, counted from the first. */
type Limit = { readonly kind: string; readonly points: number; readonly seconds: number }
/** A limit, and whose tries it counts. */
export type Counted = { readonly limit: Limit; readonly of: string }

const QUARTER = 15 * 60
const limit = (kind: string, points: number, seconds = QUARTER): Limit => ({ kind, points, seconds })

export const LIMITS = {
  login: limit('login', 5),
  address: limit('address', 30),
  /** of a person who changes it, at the password they have */
  password: limit('password', 5),
  /** second factors shown in one session, and by one person in all of theirs */
  session: limit('session', 5),
  person: limit('person', 10),
  /** what strangers begin at one address; each time something is stored */
  passkey: limit('passkey', 30, 5 * 60),
  /** going to the company and coming back; a whole company may come from one address */
  company: limit('company', 600),
} as const

/** The address tries are counted for: of IPv6 the network of 64 bits, which one customer has to themselves. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address
  const ip = ipaddr.process(address)
  return ip instanceof ipaddr.IPv6 ? ip.parts.slice(0, 4).join(':') : ip.toString()
}

type Keeping = Pick<Office, 'desk' | 'clock'>

/** Nobody's login, address or whatever they typed for one can be read from it. */
const keyOf = ({ desk }: Keeping, { limit: { kind }, of }: Counted) => desk.vault.keyOf('try', `${kind}\0${of}`)

export type Taken = {
  /** seconds until another try counts; 0: this one does */
  readonly wait: number
  /** of each limit, how many are left after this one */
  readonly left: readonly number[]
  /** the first that comes too often: it is noted, and those behind it are not, or strangers could fill the log */
  readonly first: boolean
}

/**
 * Take a try from every one of these limits, before anything is looked at, so that many at once are counted too, at
 * whichever instance they come. `counted` is in the same order each time, or two would wait for each other.
 */
export async function takeTry(office: Keeping, counted: readonly Counted[]): Promise<Taken> {
  const { desk, clock } = office
  const at = clock.now()
  const asked = counted.map((each) => {
    return { key: keyOf(office, each), until: plusSeconds(at, each.limit.seconds), points: each.limit.points }
  })
  const tried = await desk.write(async (tx) => {
    const tries = asked.map(({ key, until }) => ({ key, until }))
    await record(tx, at, SYSTEM, { type: 'tries.taken', tries })
    return await triesOf(
      tx.db,
      asked.map(({ key }) => key),
    )
  })
  const each = asked.map(({ key, points }) => {
    const { n = 1, until = at } = tried.find((one) => one.key === key) ?? {}
    const left = points - n
    return { left, wait: left < 0 ? Math.max(1, Math.ceil((Date.parse(until) - Date.parse(at)) / 1000)) : 0 }
  })
  const left = each.map((one) => one.left)
  return { wait: Math.max(...each.map(({ wait }) => wait)), left, first: left.includes(-1) }
}

/** A try that was good costs nothing. */
export async function giveBack(tx: Tx, at: string, office: Keeping, counted: readonly Counted[]): Promise<void> {
  const keys = counted.map((each) => keyOf(office, each))
  await record(tx, at, SYSTEM, { type: 'tries.given_back', keys })
}

/** Count from nothing again. */
export async function forgetTries(tx: Tx, at: string, office: Keeping, counted: readonly Counted[]): Promise<void> {
  const keys = counted.map((each) => keyOf(office, each))
  await record(tx, at, SYSTEM, { type: 'tries.forgotten', keys })
}
