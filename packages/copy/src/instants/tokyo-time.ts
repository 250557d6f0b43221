const TOKYO_OFFSET_MS = 9 * 60 * 60 * 1000

export type TokyoParts = {
  readonly year: number
  /** 1 to 12 */
  readonly month: number
  readonly day: number
  /** 0 is Sunday */
  readonly weekday: number
  /** `13:28` */
  readonly time: string
}

/** An instant as a wall clock in Japan shows it. Japan has no summer time, so the offset is constant. */
export function toTokyoTime(instant: string): TokyoParts {
  const at = new Date(Date.parse(instant) + TOKYO_OFFSET_MS)
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    weekday: at.getUTCDay(),
    time: at.toISOString().slice(11, 16),
  }
}

/** Seconds as `1:38`. */
export function formatCountdown(seconds: number): string {
  const left = Math.max(0, seconds)
  return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
}
