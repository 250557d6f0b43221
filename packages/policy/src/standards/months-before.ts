import { addMonths, daysIn } from '../breakdown/japan-month.ts'

/** The same day so many months before, `2026-03-31` and 1 is `2026-02-28`: the last day of a month that has no such day. */
export function monthsBefore(day: string, months: number): string {
  const month = addMonths(day.slice(0, 7), -months)
  return `${month}-${String(Math.min(Number(day.slice(8)), daysIn(month))).padStart(2, '0')}`
}
