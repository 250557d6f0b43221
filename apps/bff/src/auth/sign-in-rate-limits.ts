import { isInTheFuture } from '@mimamori/policy/clock/trusted-time-model'
import { plusSeconds } from '@mimamori/policy/instant'
import { rateLimitsOf } from '@mimamori/storage/rate-limits/rate-limit-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'

/** At most `points` attempts in `seconds`, counted from the first. `kind` is part of the stored key. */
type RateLimit = {
  readonly kind: string
  readonly points: number
  readonly seconds: number
  /** exceeding it is not in the audit log, as attempts that go on exceed another limit too */
  readonly unlogged?: boolean
}
/** A limit, and whose attempts it counts. `of`: an address, a login, or the id of a browser, session or person. */
export type RateLimitKey = { readonly limit: RateLimit; readonly of: string }

const QUARTER_HOUR_SECONDS = 15 * 60
const limit = (kind: string, points: number, seconds = QUARTER_HOUR_SECONDS): RateLimit => ({ kind, points, seconds })

/** The rate limits of signing in. Each counts for 15 minutes, unless it gives another time. */
export const SIGN_IN_LIMITS = {
  address: limit('address', 30),
  /** one login from one address: others can still sign in to it from elsewhere when this is exhausted */
  pair: { ...limit('pair', 5), unlogged: true },
  /** one login from all addresses */
  login: limit('login', 50),
  /** a browser that this person signed in with before; its attempts count for none of the three above */
  browser: limit('browser', 5),
  /** the current password, asked of a person who changes it */
  password: limit('password', 5),
  /** second factors in one session, and of one person in all of their sessions */
  session: limit('session', 5),
  person: limit('person', 10),
  /** passkey ceremonies begun before sign-in from one address: each stores a row */
  passkey: limit('passkey', 30, 5 * 60),
  /** sign-ins at the company, by address; all of its people may share one */
  oidc: limit('company', 600),
} as const

type RateLimitDeps = Pick<AppContext, 'storage' | 'clock'>

/** The stored key of a count: a keyed hash, so that no login or address can be read from what is stored. */
const storedKeyOf = ({ storage }: RateLimitDeps, { limit: { kind }, of }: RateLimitKey) =>
  storage.vault.keyOf('try', `${kind}\0${of}`)

export type AttemptResult = {
  /** seconds until another attempt is checked; 0: this one is */
  readonly waitSeconds: number
  /** attempts left after this one, for each limit it was counted for, in order */
  readonly remaining: readonly number[]
  /** this is the first attempt over a limit; later ones are not logged, or strangers could fill the log */
  readonly shouldLog: boolean
}

/**
 * Counts an attempt for these limits, in order. Call it before the attempt is checked, so that parallel attempts count, at
 * whichever instance. It stops at the first exhausted limit: those after it do not count the attempt, and nothing is stored
 * where the limit was exhausted before. Callers give limits in one order, or their transactions could deadlock.
 */
export async function consumeAttempt(app: RateLimitDeps, counted: readonly RateLimitKey[]): Promise<AttemptResult> {
  const { storage, clock } = app
  const at = clock.now()
  const limits = counted.map(({ limit, of }) => ({ ...limit, key: storedKeyOf(app, { limit, of }) }))
  const keys = limits.map(({ key }) => key)
  const known = await rateLimitsOf(storage.db, keys)
  for (const { key, points, seconds } of limits) {
    const spent = known.find((one) => one.key === key && one.n > points && isCounting(one.until, at, seconds))
    if (spent) return { waitSeconds: waitUntil(spent.until, at, seconds), remaining: [], shouldLog: false }
  }
  return await storage.write(async (tx) => {
    const remaining: number[] = []
    for (const { key, points, seconds, unlogged = false } of limits) {
      await record(tx, at, SYSTEM, { type: 'tries.taken', key, until: plusSeconds(at, seconds) })
      const [{ n, until } = { n: 1, until: at }] = await rateLimitsOf(tx.db, [key])
      remaining.push(points - n)
      const shouldLog = !unlogged && n === points + 1
      if (n > points) return { waitSeconds: waitUntil(until, at, seconds), remaining, shouldLog }
    }
    return { waitSeconds: 0, remaining, shouldLog: false }
  })
}

/** Is a count that ends at `until` still valid? One from before a clock was set back would last longer than it may. */
const isCounting = (until: string, at: string, seconds: number): boolean =>
  until > at && !isInTheFuture(until, plusSeconds(at, seconds))

/** Seconds until a count ends, from 1 to `seconds`. */
const waitUntil = (until: string, at: string, seconds: number): number =>
  Math.min(seconds, Math.max(1, Math.ceil((Date.parse(until) - Date.parse(at)) / 1000)))

/** Takes one attempt out of these counts: a successful one does not count. */
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
