import { dayOf } from '../breakdown/japan-month.ts'
import { plusSeconds } from '../instant.ts'

const DAY_SECONDS = 24 * 60 * 60

/** Until when a correction asked for at `at` is to be made: the last instant of a day in Japan, which the letter names. */
export function correctionDueAt(at: string, days: number): string {
  return new Date(Date.parse(`${dayOf(plusSeconds(at, days * DAY_SECONDS))}T23:59:59.999+09:00`)).toISOString()
}
