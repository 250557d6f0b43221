import { dayOf } from '../breakdown/japan-month.ts'
import { plusSeconds } from '../instant.ts'

const DAY_SECONDS = 24 * 60 * 60

/**
 * When a correction asked for at `at` is due: at the end of the day that the letter names, Japan time. As an instant of that day, its last
 * second, so that the letter names the day itself.
 */
export function correctionDueAt(at: string, days: number): string {
  return new Date(Date.parse(`${dayOf(plusSeconds(at, days * DAY_SECONDS))}T23:59:59.000+09:00`)).toISOString()
}
