import { plusSeconds } from '../instant.ts'

/** The times a case is usually snoozed to, in the order they are offered. */
export const SNOOZE_TIMES = ['quarter', 'hour', 'three_hours', 'tomorrow', 'monday'] as const
export type SnoozeTime = (typeof SNOOZE_TIMES)[number]

const HOUR_SECONDS = 60 * 60
const DAY_SECONDS = 24 * HOUR_SECONDS
const TOKYO_OFFSET_SECONDS = 9 * HOUR_SECONDS
/** when a day at the desk begins, Japan time */
const MORNING = 'T09:00:00.000+09:00'

/** The instant a named time stands for. Days are days in Japan, which has no summer time. */
export function snoozeUntil(time: SnoozeTime, now: string): string {
  switch (time) {
    case 'quarter':
      return plusSeconds(now, HOUR_SECONDS / 4)
    case 'hour':
      return plusSeconds(now, HOUR_SECONDS)
    case 'three_hours':
      return plusSeconds(now, 3 * HOUR_SECONDS)
    case 'tomorrow':
      return morningAfterDays(1, now)
    case 'monday':
      return morningAfterDays(daysToMonday(now), now)
  }
}

const toJapanTime = (now: string): string => plusSeconds(now, TOKYO_OFFSET_SECONDS)

function morningAfterDays(days: number, now: string): string {
  const day = plusSeconds(toJapanTime(now), days * DAY_SECONDS).slice(0, 10)
  return new Date(`${day}${MORNING}`).toISOString()
}

/** 1 to 7: on a Monday the next one is a week away. */
function daysToMonday(now: string): number {
  return (8 - new Date(toJapanTime(now)).getUTCDay()) % 7 || 7
}
