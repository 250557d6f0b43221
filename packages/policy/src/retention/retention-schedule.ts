import { plusSeconds } from '../instant.ts'

const DAY_SECONDS = 86_400
/** 03:00 in Japan is 18:00 UTC of the day before */
const RUN_TIME_UTC = 'T18:00:00.000Z'

/** The first run after `after`. Runs are every night at three, Japan time. */
export function nextRetentionRun(after: string): string {
  const today = `${after.slice(0, 10)}${RUN_TIME_UTC}`
  return today > after ? today : plusSeconds(today, DAY_SECONDS)
}

/** Rows older than this instant are expired, where they are kept for `days`. */
export const retentionCutoff = (now: string, days: number): string => plusSeconds(now, -days * DAY_SECONDS)
