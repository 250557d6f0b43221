import type { ClockReading } from '@mimamori/policy/clock/trusted-time-model'
import { type ClockMark, clockMark, newestEntryAt } from '@mimamori/storage/clock/clock-mark'
import type { AppContext } from '../runtime/app-context.ts'
import type { WatchedClock } from '../runtime/clock-sources.ts'
import { type TrustedClock, trustedClock } from '../runtime/trusted-clock.ts'

/** The clocks of a machine in a test: the wall clock can be set, time passes when told. All in milliseconds. */
export function movableMachine(start: string): {
  watched: WatchedClock
  passes(ms: number): void
  setBy(ms: number): void
  wall: () => string
} {
  let now: ClockReading = { wall: Date.parse(start), monotonic: 0, uptime: 0 }
  const watched: WatchedClock = {
    read: () => now,
    monotonic: () => now.monotonic,
    measure: async () => undefined,
    machineOffset: () => null,
  }
  return {
    watched,
    passes(ms: number): void {
      now = { wall: now.wall + ms, monotonic: now.monotonic + ms, uptime: (now.uptime ?? 0) + ms }
    },
    setBy(ms: number): void {
      now = { ...now, wall: now.wall + ms }
    },
    wall: () => new Date(now.wall).toISOString(),
  }
}

/** The desk as it starts on such a machine: its clock from what is stored, as at every start. */
export async function startContextOn(
  app: AppContext,
  { watched }: ReturnType<typeof movableMachine>,
): Promise<AppContext & { clock: TrustedClock; clockMark: ClockMark | null }> {
  const mark = await clockMark(app.storage.db)
  const clock = trustedClock(watched, await newestEntryAt(app.storage.db), mark)
  return { ...app, clock, clockMark: mark }
}
