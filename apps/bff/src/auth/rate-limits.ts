import { isInTheFuture } from '@mimamori/policy/clock/trusted-time-model'
import { plusSeconds } from '@mimamori/policy/instant'
import { rateLimitsOf } from '@mimamori/storage/rate-limits/rate-limit-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import ipaddr from 'ipaddr.js'
import type { AppContext } from '../runtime/app-context.ts'

/** At most `points` attempts in `seconds`, counted from the first. `kind` is part of what is stored. */
type RateLimit = {
  readonly kind: string
  readonly points: number
  readonly seconds: number
  /** exceeding it is not logged: another limit says enough */
  readonly quiet?: boolean
}
/** A limit, and whose attempts it counts: the address, login, browser or id that is meant. */
export type RateLimitKey = { readonly limit: RateLimit; readonly of: string }

const QUARTER_HOUR_SECONDS = 15 * 60
const limit = (kind: string, points: number, seconds = QUARTER_HOUR_SECONDS): RateLimit => ({ kind, points, seconds })

/** The rate limits of signing in, for 15 minutes unless another time is given. */
export const RATE_LIMITS = {
  address: limit('address', 30),
  /** one login from one address: exhausting it keeps out nobody elsewhere */
  pair: { ...limit('pair', 5), quiet: true },
  /** one login from all addresses */
  login: limit('login', 50),
  /** a browser that somebody signed in with before; it counts for none of the three above */
  browser: limit('browser', 5),
  /** the current password, of a person who changes it */
  password: limit('password', 5),
  /** second factors in one session, and of one person in all of their sessions */
  session: limit('session', 5),
  person: limit('person', 10),
  /** ceremonies begun by strangers at one address; each stores a row */
  passkey: limit('passkey', 30, 5 * 60),
  /** sign-ins at the company; all of its people may have one address */
  oidc: limit('company', 600),
} as const

/** The address that attempts are counted for: of IPv6 the /64 network, which one customer has alone. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address
  const ip = ipaddr.process(address)
  return ip instanceof ipaddr.IPv6 ? ip.parts.slice(0, 4).join(':') : ip.toString()
}

type RateLimitDeps = Pick<AppContext, 'storage' | 'clock'>

/** A keyed hash of whose attempts are counted: no login or address can be read from what is stored. */
const storedKeyOf = ({ storage }: RateLimitDeps, { limit: { kind }, of }: RateLimitKey) =>
  storage.vault.keyOf('try', `${kind}\0${of}`)

export type AttemptResult = {
  /** seconds until another attempt counts; 0: this one does */
  readonly wait: number
  /** of each limit that was reached, in order, how many are left after this one */
  readonly left: readonly number[]
  /** this is the first attempt over the limit: it may be logged, later ones are not, or strangers could fill the log */
  readonly first: boolean
}

/**
 * Counts an attempt for these limits, in order, before anything is checked, so that parallel attempts count at every
 * instance. The first exhausted limit ends it: the limits behind it are not charged, and where it was exhausted before,
 * nothing is stored. `counted` must have the same order each time, or transactions wait for each other.
 */
export async function consumeAttempt(app: RateLimitDeps, counted: readonly RateLimitKey[]): Promise<AttemptResult> {
  const { storage, clock } = app
  const at = clock.now()
  const limits = counted.map(({ limit, of }) => ({ ...limit, key: storedKeyOf(app, { limit, of }) }))
  const keys = limits.map(({ key }) => key)
  const known = await rateLimitsOf(storage.db, keys)
  for (const { key, points, seconds } of limits) {
    const spent = known.find((one) => one.key === key && one.n > points && isCounting(one.until, at, seconds))
    if (spent) return { wait: waitUntil(spent.until, at, seconds), left: [], first: false }
  }
  return await storage.write(async (tx) => {
    /** attempts that are left after this one, for each limit reached, in order */
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

/** Is a count that ends at `until` still valid? One from before a clock was set back would last longer than it may. */
const isCounting = (until: string, at: string, seconds: number): boolean =>
  until > at && !isInTheFuture(until, plusSeconds(at, seconds))

/** Seconds until a count ends, from 1 to `seconds`. */
const waitUntil = (until: string, at: string, seconds: number): number =>
  Math.min(seconds, Math.max(1, Math.ceil((Date.parse(until) - Date.parse(at)) / 1000)))

/** Takes an attempt out of the counts again: a successful one costs nothing. */
export async function refundAttempt(
  tx: Tx,
  at: string,
  app: RateLimitDeps,
  counted: readonly RateLimitKey[],
): Promise<void> {
  const keys = counted.map((each) => storedKeyOf(app, each))
  await record(tx, at, SYSTEM, { type: 'tries.given_back', keys })
}

/** Sets these counts to zero. */
export async function resetAttempts(
  tx: Tx,
  at: string,
  app: RateLimitDeps,
  counted: readonly RateLimitKey[],
): Promise<void> {
  const keys = counted.map((each) => storedKeyOf(app, each))
  await record(tx, at, SYSTEM, { type: 'tries.forgotten', keys })
}
