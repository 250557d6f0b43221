import { type TrustedTime, toStoredClock, type WithdrawnTime } from '@mimamori/policy/clock/trusted-time-model'
import type { ClockChange, ClockMark } from '@mimamori/storage/clock/clock-mark'

/** Milliseconds since 1970 as an ISO 8601 instant. */
export const toIso = (ms: number): string => new Date(ms).toISOString()

/** Time that was taken back since the clock was last stored; `null`: none. */
const newlyWithdrawn = ({ withdrawn }: TrustedTime, known: ClockMark | null): WithdrawnTime | null =>
  withdrawn?.from === known?.withdrawn?.from ? null : withdrawn

/** The change to store for a clock in this state, after `known`. An alarm that is stored is not recorded again. */
export function changeFor(time: TrustedTime, known: ClockMark | null): ClockChange {
  const mark = { ...toStoredClock(time), confirmations: known?.confirmations ?? 0 }
  if ((known?.alarm ?? null) === time.alarm) return { type: 'clock.noted', mark }
  if (time.alarm === null) return { type: 'clock.returned', mark, withdrawn: newlyWithdrawn(time, known) }
  return { type: 'clock.jumped', mark, why: time.alarm, watched: toIso(time.at + time.offset) }
}

/** The change to store when somebody confirmed the watched clock. `from`: the desk's time until then. */
export function confirmedChange(trusted: TrustedTime, known: ClockMark | null, from: string): ClockChange {
  const mark = { ...toStoredClock(trusted), confirmations: (known?.confirmations ?? 0) + 1 }
  return { type: 'clock.confirmed', mark, from, withdrawn: newlyWithdrawn(trusted, known) }
}
