import { readFileSync } from 'node:fs'
import { uptime } from 'node:os'
import type { ClockReading } from '@mimamori/policy/clock/trusted-time-model'
import { elapsedMs } from '@mimamori/policy/clock/trusted-time-rules'

/** The clocks of this machine, in milliseconds. `monotonic` advances evenly and cannot be set; see `ClockReading`. */
export type ClockSources = {
  readonly wall: () => number
  readonly monotonic: () => number
  /** on Linux `/proc/uptime`: goes on while the machine is suspended */
  readonly uptime: () => number | null
}

const MACHINE_CLOCKS: ClockSources = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
  uptime: () => uptime() * 1000,
}

/** The clocks of these settings. */
export const clockSourcesOf = ({ testClock }: { readonly testClock: string | null }): ClockSources =>
  testClock ? testClockSources(testClock) : MACHINE_CLOCKS

/**
 * Clocks for tests: the machine's, plus the milliseconds in `file`, read each time. All of them move together, so that
 * nothing jumps. Refused in production.
 */
function testClockSources(file: string): ClockSources {
  const offset = () => Number(readFileSync(file, 'utf8').trim() || '0')
  return {
    wall: () => MACHINE_CLOCKS.wall() + offset(),
    monotonic: () => MACHINE_CLOCKS.monotonic() + offset(),
    uptime: () => (MACHINE_CLOCKS.uptime() ?? 0) + offset(),
  }
}

/** The machine's time, ISO 8601 UTC, for commands without a desk. */
export const machineNow = (settings: { readonly testClock: string | null }): string =>
  new Date(clockSourcesOf(settings).wall()).toISOString()

/** The clock the desk follows: this machine's, or that of the database all instances share. */
export type WatchedClock = {
  readonly read: () => ClockReading
  readonly monotonic: () => number
  /** Asks the database again; does nothing without one. */
  readonly measure: () => Promise<void>
  /** this machine's clock minus the database's, in milliseconds; `null`: the database's is not watched */
  readonly machineOffset: () => number | null
}

/** Follows this machine's clock. */
export function watchMachine({ wall, monotonic, uptime }: ClockSources): WatchedClock {
  return {
    monotonic,
    read: () => ({ wall: wall(), monotonic: monotonic(), uptime: uptime() }),
    measure: async () => undefined,
    machineOffset: () => null,
  }
}

/**
 * Follows the database's clock: an answer is half a round trip old when it arrives, and advances with the monotonic
 * clock until the next one. Throws when the first answer fails; later ones may.
 */
export async function watchDatabase(ask: () => Promise<number>, sources: ClockSources): Promise<WatchedClock> {
  const { monotonic, uptime } = sources
  async function sample() {
    const askedAt = monotonic()
    // a test clock moves the database's as well
    const moved = sources.wall() - MACHINE_CLOCKS.wall()
    const databaseTime = await ask()
    const now = monotonic()
    const wall = databaseTime + (now - askedAt) / 2
    return { wall: wall + moved, monotonic: now, uptime: uptime(), machineOffset: MACHINE_CLOCKS.wall() - wall }
  }
  let last = await sample()
  return {
    monotonic,
    read() {
      const now = { monotonic: monotonic(), uptime: uptime() }
      return { ...now, wall: last.wall + elapsedMs(last, now) }
    },
    async measure() {
      last = await sample()
    },
    machineOffset: () => last.machineOffset,
  }
}
