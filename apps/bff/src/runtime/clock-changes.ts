import { type TrustedTime, toStoredClock, type WithdrawnTime } from '@mimamori/policy/clock/trusted-time-model'
import type { ClockChange, ClockMark } from '@mimamori/storage/clock/clock-mark'

export const toIso = (ms: number): string => new Date(ms).toISOString()

/** Time that was taken back since it was stored last. */
const newlyWithdrawn = ({ withdrawn }: TrustedTime, known: ClockMark | null): WithdrawnTime | null =>
  withdrawn?.from === known?.withdrawn?.from ? null : withdrawn

/** What is stored of a clock that is as in `time`, after `known`. An alarm that another instance told of is not told again. */
export function changeFor(time: TrustedTime, known: ClockMark | null): ClockChange {
  const mark = { ...toStoredClock(time), confirmations: known?.confirmations ?? 0 }
  if ((known?.alarm ?? null) === time.alarm) return { type: 'clock.noted', mark }
  if (time.alarm === null) return { type: 'clock.returned', mark, withdrawn: newlyWithdrawn(time, known) }
  return { type: 'clock.jumped', mark, why: time.alarm, watched: toIso(time.at + time.offset) }
}

/** What is stored when somebody confirmed the watched clock; `from`: what was served until then. */
export function confirmedChange(believed: TrustedTime, known: ClockMark | null, from: string): ClockChange {
  const mark = { ...toStoredClock(believed), confirmations: (known?.confirmations ?? 0) + 1 }
  return { type: 'clock.confirmed', mark, from, withdrawn: newlyWithdrawn(believed, known) }
}
