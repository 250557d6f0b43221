const TOKYO_OFFSET_MS = 9 * 60 * 60 * 1000

/** The month a thing counts in, Japan time, as `2026-11`. Japan has no summer time, so the offset is constant. */
export function monthOf(instant: string): string {
  return new Date(Date.parse(instant) + TOKYO_OFFSET_MS).toISOString().slice(0, 7)
}

/** The day in Japan time, as `2026-11-24`. */
export function dayOf(instant: string): string {
  return new Date(Date.parse(instant) + TOKYO_OFFSET_MS).toISOString().slice(0, 10)
}
