const TOKYO_OFFSET_MS = 9 * 60 * 60 * 1000

/** The month of an instant in Japan time, as `2026-11`. Japan has no summer time, so the offset is constant. */
export function monthOf(instant: string): string {
  return new Date(Date.parse(instant) + TOKYO_OFFSET_MS).toISOString().slice(0, 7)
}

/** The day of an instant in Japan time, as `2026-11-24`. */
export function dayOf(instant: string): string {
  return new Date(Date.parse(instant) + TOKYO_OFFSET_MS).toISOString().slice(0, 10)
}

/** An instant by the clocks of Japan: `2026-11-24T12:00:00+09:00`. */
export const inJapanTime = (instant: string): string =>
  `${new Date(Date.parse(instant) + TOKYO_OFFSET_MS).toISOString().slice(0, 19)}+09:00`

/** The day of the month of an instant in Japan time, 1 to 31. */
export const dayOfMonth = (instant: string): number => Number(dayOf(instant).slice(8))

/** The month so many months later, or earlier: `2026-01` and -1 is `2025-12`. */
export function addMonths(month: string, by: number): string {
  const [year = 0, of = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, of - 1 + by, 1)).toISOString().slice(0, 7)
}

/** `count` months in order, ending with this one. */
export const monthsEndingWith = (last: string, count: number): string[] =>
  Array.from({ length: count }, (_, n) => addMonths(last, n + 1 - count))

/** How many days a month has. */
export function daysIn(month: string): number {
  return new Date(Date.parse(`${addMonths(month, 1)}-01T00:00:00.000Z`) - 1).getUTCDate()
}

/** The day of a running month, 1 to 31, Japan time; `null`: the month is over, or has not begun. */
export function runningDayOf(month: string, now: string): number | null {
  return monthOf(now) === month ? dayOfMonth(now) : null
}
