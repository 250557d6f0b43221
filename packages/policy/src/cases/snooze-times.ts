import { plusSeconds } from '../instant.ts'

/** The times a case is usually snoozed to, in the order they are offered. */
export const SNOOZE_TIMES = ['quarter', 'hour', 'three_hours', 'tomorrow', 'monday'] as const
export type SnoozeTime = (typeof SNOOZE_TIMES)[number]

const HOUR = 60 * 60
const DAY = 24 * HOUR
const TOKYO_SECONDS = 9 * HOUR
/** when a day at the desk begins, Japan time */
const MORNING = 'T09:00:00.000+09:00'

/** The instant a named time stands for. Days are days in Japan, which has no summer time. */
export function snoozeUntil(time: SnoozeTime, now: string): string {
  switch (time) {
    case 'quarter':
      return plusSeconds(now, HOUR / 4)
    case 'hour':
      return plusSeconds(now, HOUR)
    case 'three_hours':
      return plusSeconds(now, 3 * HOUR)
    case 'tomorrow':
      return morningIn(1, now)
    case 'monday':
      return morningIn(daysToMonday(now), now)
  }
}

const inJapan = (now: string): string => plusSeconds(now, TOKYO_SECONDS)

function morningIn(days: number, now: string): string {
  const day = plusSeconds(inJapan(now), days * DAY).slice(0, 10)
  return new Date(`${day}${MORNING}`).toISOString()
}

/** 1 to 7: on a Monday the next one is a week away. */
function daysToMonday(now: string): number {
  return (8 - new Date(inJapan(now)).getUTCDay()) % 7 || 7
}
