import { plusSeconds } from '../instant.ts'

/** The times a case is usually snoozed to, in the order they are offered. */
export const SNOOZE_TIMES = ['quarter', 'hour', 'three_hours', 'morning', 'tomorrow', 'monday'] as const
export type SnoozeTime = (typeof SNOOZE_TIMES)[number]

/** A time that is offered. `shift`: the day shift begins then, next. */
export type OfferedSnooze = { readonly time: SnoozeTime; readonly until: string; readonly shift: boolean }

const HOUR_SECONDS = 60 * 60
const DAY_SECONDS = 24 * HOUR_SECONDS
const TOKYO_OFFSET_SECONDS = 9 * HOUR_SECONDS
/** when the day shift of the desk begins, Japan time */
const DAY_SHIFT = 'T09:00:00.000+09:00'
/** this morning is offered until then, before it */
const LAST_CALL_SECONDS = 10 * 60

/** The instant a named time stands for. Days are days in Japan, which has no summer time. */
export function snoozeUntil(time: SnoozeTime, now: string): string {
  switch (time) {
    case 'quarter':
      return plusSeconds(now, HOUR_SECONDS / 4)
    case 'hour':
      return plusSeconds(now, HOUR_SECONDS)
    case 'three_hours':
      return plusSeconds(now, 3 * HOUR_SECONDS)
    case 'morning':
      return dayShiftAfterDays(0, now)
    case 'tomorrow':
      return dayShiftAfterDays(1, now)
    case 'monday':
      return dayShiftAfterDays(daysToMonday(now), now)
  }
}

/**
 * The times that are offered at `now`: of the mornings this one, where the day shift has yet to begin, tomorrow's, and next Monday's, where
 * that is another.
 */
export function offeredSnoozes(now: string): OfferedSnooze[] {
  const isAhead = snoozeUntil('morning', now) >= plusSeconds(now, LAST_CALL_SECONDS)
  const isOwnMonday = snoozeUntil('monday', now) !== snoozeUntil('tomorrow', now)
  return SNOOZE_TIMES.filter((time) => (time !== 'morning' || isAhead) && (time !== 'monday' || isOwnMonday)).map(
    (time) => ({ time, until: snoozeUntil(time, now), shift: time === (isAhead ? 'morning' : 'tomorrow') }),
  )
}

const toJapanTime = (now: string): string => plusSeconds(now, TOKYO_OFFSET_SECONDS)

function dayShiftAfterDays(days: number, now: string): string {
  const day = plusSeconds(toJapanTime(now), days * DAY_SECONDS).slice(0, 10)
  return new Date(`${day}${DAY_SHIFT}`).toISOString()
}

/** 1 to 7: on a Monday the next one is a week away. */
function daysToMonday(now: string): number {
  return (8 - new Date(toJapanTime(now)).getUTCDay()) % 7 || 7
}
