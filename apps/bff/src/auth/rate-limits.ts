import { isInTheFuture } from '@mimamori/policy/clock/trusted-time-model'
import { plusSeconds } from '@mimamori/policy/instant'
import { rateLimitsOf } from '@mimamori/storage/rate-limits/rate-limit-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import ipaddr from 'ipaddr.js'
import type { AppContext } from '../runtime/app-context.ts'

/** What is tried only so often: so many times in so many seconds, counted from the first. */
type RateLimit = {
  readonly kind: string
  readonly points: number
  readonly seconds: number
  /** nobody hears of it that this limit is spent: another one says enough */
  readonly quiet?: boolean
}
/** A limit, and whose tries it counts. */
export type RateLimitKey = { readonly limit: RateLimit; readonly of: string }

const QUARTER_HOUR_SECONDS = 15 * 60
const limit = (kind: string, points: number, seconds = QUARTER_HOUR_SECONDS): RateLimit => ({ kind, points, seconds })

export const RATE_LIMITS = {
  address: limit('address', 30),
  /** one login from one address: whoever spends it keeps out nobody elsewhere */
  pair: { ...limit('pair', 5), quiet: true },
  /** one login from all addresses together */
  login: limit('login', 50),
  /** of a browser that somebody signed in from before, which passes the three above */
  browser: limit('browser', 5),
  /** of a person who changes it, at the password they have */
  password: limit('password', 5),
  /** second factors shown in one session, and by one person in all of theirs */
  session: limit('session', 5),
  person: limit('person', 10),
  /** what strangers begin at one address; each time something is stored */
  passkey: limit('passkey', 30, 5 * 60),
  /** going to the company and coming back; a whole company may come from one address */
  oidc: limit('company', 600),
} as const

/** The address tries are counted for: of IPv6 the network of 64 bits, which one customer has to themselves. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address
  const ip = ipaddr.process(address)
  return ip instanceof ipaddr.IPv6 ? ip.parts.slice(0, 4).join(':') : ip.toString()
}

type RateLimitDeps = Pick<AppContext, 'storage' | 'clock'>

/** Nobody's login, address or whatever they typed for one can be read from it. */
const storedKeyOf = ({ storage }: RateLimitDeps, { limit: { kind }, of }: RateLimitKey) =>
  storage.vault.keyOf('try', `${kind}\0${of}`)

export type AttemptResult = {
  /** seconds until another try counts; 0: this one does */
  readonly wait: number
  /** of each limit that was reached, in order, how many are left after this one */
  readonly left: readonly number[]
  /** the first that comes too often: it may be noted, and those behind it are not, or strangers could fill the log */
  readonly first: boolean
}

/**
 * Take a try from these limits, one after another, before anything is looked at, so that many at once are counted too, at
 * whichever instance they come. The first limit that is spent ends it: nothing is taken from those behind it, and where
 * somebody was refused for it before, nothing is stored at all. `counted` is in the same order each time, or two would
 * wait for each other.
 */
export async function consumeAttempt(app: RateLimitDeps, counted: readonly RateLimitKey[]): Promise<AttemptResult> {
  const { storage, clock } = app
  const at = clock.now()
  const limits = counted.map(({ limit, of }) => ({ ...limit, key: storedKeyOf(app, { limit, of }) }))
  const known = await rateLimitsOf(
    storage.db,
    limits.map(({ key }) => key),
  )
  for (const { key, points, seconds } of limits) {
    const spent = known.find((one) => one.key === key && one.n > points && isCounting(one.until, at, seconds))
    if (spent) return { wait: waitUntil(spent.until, at, seconds), left: [], first: false }
  }
  return await storage.write(async (tx) => {
    const left: number[] = []
    for (const { key, points, seconds, quiet = false } of limits) {
      await record(tx, at, SYSTEM, { type: 'tries.taken', key, until: plusSeconds(at, seconds) })
      const [{ n, until } = { n: 1, until: at }] = await rateLimitsOf(tx.db, [key])
      left.push(points - n)
      if (n > points) return { wait: waitUntil(until, at, seconds), left, first: !quiet && n === points + 1 }
    }
    return { wait: 0, left, first: false }
  })
}

/** Does a count that ends then still hold? One from before a clock was set back would hold longer than any may. */
const isCounting = (until: string, at: string, seconds: number): boolean =>
  until > at && !isInTheFuture(until, plusSeconds(at, seconds))

/** Seconds until a count ends; `seconds`: at most so many. */
const waitUntil = (until: string, at: string, seconds: number): number =>
  Math.min(seconds, Math.max(1, Math.ceil((Date.parse(until) - Date.parse(at)) / 1000)))

/** A try that was good costs nothing. */
export async function refundAttempt(
  tx: Tx,
  at: string,
  app: RateLimitDeps,
  counted: readonly RateLimitKey[],
): Promise<void> {
  const keys = counted.map((each) => storedKeyOf(app, each))
  await record(tx, at, SYSTEM, { type: 'tries.given_back', keys })
}

/** Count from nothing again. */
export async function resetAttempts(
  tx: Tx,
  at: string,
  app: RateLimitDeps,
  counted: readonly RateLimitKey[],
): Promise<void> {
  const keys = counted.map((each) => storedKeyOf(app, each))
  await record(tx, at, SYSTEM, { type: 'tries.forgotten', keys })
}
