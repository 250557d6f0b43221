import { trustedTimeAtStart } from '@mimamori/policy/clock/trusted-time-at-start'
import type { ClockAlarm, StoredClock, TrustedTime } from '@mimamori/policy/clock/trusted-time-model'
import { observeClocks, trustedAt, trustWatchedClock } from '@mimamori/policy/clock/trusted-time-rules'
import type { WatchedClock } from './clock-sources.ts'
import type { Clock } from './desk-clock.ts'

/** The state of the desk's clock. */
export type ClockStatus = {
  readonly alarm: ClockAlarm | null
  /** the watched clock minus the desk's time, in milliseconds */
  readonly watchedOffset: number
  /** this machine's clock minus the database's, in milliseconds; `null`: the machine's is the watched one */
  readonly machineOffset: number | null
}

export type TrustedClock = Clock & {
  readonly status: () => ClockStatus
  /** this machine's clock minus the desk's time, in milliseconds */
  readonly machineAhead: () => number
  /** the watched clock's time, while an alarm is on and it may be the right one; else `null` */
  readonly alternativeTime: () => string | null
  /** the trusted time as last read */
  readonly time: () => TrustedTime
  /** the trusted time there would be if the watched clock were trusted */
  readonly timeIfWatchedTrusted: () => TrustedTime
  /** Reads the watched clock. */
  readonly observe: () => TrustedTime
  /** Trusts the watched clock's time from now on. */
  readonly trustWatched: () => TrustedTime
  /** Asks the database for its time again; does nothing where this machine's clock is the watched one. */
  readonly measure: () => Promise<void>
}

/**
 * The desk's time: advances with the monotonic clock, follows the watched clock, and stops following where that jumps.
 * `newest`: the instant of the newest audit entry; `stored`: the state stored at the last run.
 */
export function trustedClock(watched: WatchedClock, newest: string | null, stored: StoredClock | null): TrustedClock {
  let time = trustedTimeAtStart(watched.read(), newest === null ? null : Date.parse(newest), stored)
  let [cachedAt, cachedIso] = [Number.NaN, '']
  const setTime = (next: TrustedTime): TrustedTime => {
    time = next
    return next
  }
  return {
    now() {
      const at = Math.floor(trustedAt(time, watched.monotonic()))
      if (at !== cachedAt) [cachedAt, cachedIso] = [at, new Date(at).toISOString()]
      return cachedIso
    },
    isTrusted: () => time.alarm === null,
    status: () => ({ alarm: time.alarm, watchedOffset: time.offset, machineOffset: watched.machineOffset() }),
    machineAhead: () => time.offset + (watched.machineOffset() ?? 0),
    alternativeTime: () => (time.alarm === null ? null : new Date(watched.read().wall).toISOString()),
    time: () => time,
    timeIfWatchedTrusted: () => trustWatchedClock(time, watched.read()),
    observe: () => setTime(observeClocks(time, watched.read())),
    trustWatched: () => setTime(trustWatchedClock(time, watched.read())),
    measure: watched.measure,
  }
}
