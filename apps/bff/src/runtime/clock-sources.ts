import { readFileSync } from 'node:fs'
import { uptime } from 'node:os'
import type { ClockReading } from '@mimamori/policy/clock/trusted-time-model'
import { elapsedMs } from '@mimamori/policy/clock/trusted-time-rules'

/** The clocks of this machine, in milliseconds. `monotonic` goes on evenly and cannot be set; see `ClockReading`. */
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

/** The clocks this configuration names. */
export const clockSourcesOf = ({ testClock }: { readonly testClock: string | null }): ClockSources =>
  testClock ? testClockSources(testClock) : MACHINE_CLOCKS

/**
 * Clocks for tests: those of the machine plus the milliseconds written in `file`, read anew each time. All of them move
 * together, so that nothing jumps. Configuration refuses it in production.
 */
function testClockSources(file: string): ClockSources {
  const offset = () => Number(readFileSync(file, 'utf8').trim() || '0')
  return {
    wall: () => MACHINE_CLOCKS.wall() + offset(),
    monotonic: () => MACHINE_CLOCKS.monotonic() + offset(),
    uptime: () => (MACHINE_CLOCKS.uptime() ?? 0) + offset(),
  }
}

/** Now as this machine's own clock has it, ISO 8601 UTC. For commands that look at no desk. */
export const machineNow = (settings: { readonly testClock: string | null }): string =>
  new Date(clockSourcesOf(settings).wall()).toISOString()

/** A clock that is watched: this machine's, or that of the database all instances share. */
export type WatchedClock = {
  readonly read: () => ClockReading
  readonly monotonic: () => number
  /** Ask the database anew; without one there is nothing to ask. */
  readonly measure: () => Promise<void>
  /** this machine's clock minus the database's, in milliseconds; `null`: there is no other */
  readonly machineOffset: () => number | null
}

export function watchMachine({ wall, monotonic, uptime }: ClockSources): WatchedClock {
  return {
    monotonic,
    read: () => ({ wall: wall(), monotonic: monotonic(), uptime: uptime() }),
    measure: async () => undefined,
    machineOffset: () => null,
  }
}

/**
 * Watch the database's clock: its time is half a round trip old when it arrives, and goes on with this machine's monotonic
 * clock until it is asked again. Throws when the first answer does not come; later ones may fail.
 */
export async function watchDatabase(ask: () => Promise<number>, sources: ClockSources): Promise<WatchedClock> {
  const { monotonic, uptime } = sources
  async function sample() {
    const askedAt = monotonic()
    // whatever moves a test clock moves the database's as well
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
