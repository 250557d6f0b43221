import { readFileSync } from 'node:fs'

/** The one source of time: ISO 8601 UTC with milliseconds. */
export type Clock = { readonly now: () => string }

const systemClock: Clock = { now: () => new Date().toISOString() }

/** The clock this configuration names. */
export const clockOf = ({ testClock }: { readonly testClock: string | null }): Clock =>
  testClock ? fileClock(testClock) : systemClock

/**
 * A clock for tests: system time plus the milliseconds written in `file`, read anew each time. Configuration refuses
 * it in production.
 */
function fileClock(file: string): Clock {
  return {
    now() {
      const offset = Number(readFileSync(file, 'utf8').trim() || '0')
      return new Date(Date.now() + offset).toISOString()
    },
  }
}
