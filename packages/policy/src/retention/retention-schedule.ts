import { plusSeconds } from '../instant.ts'

const DAY_SECONDS = 86_400
/** three in the morning, Japan time: six in the evening before, UTC */
const RUN_TIME_UTC = 'T18:00:00.000Z'

/** The first instant behind `after` at which what is past its time goes: every night at three, Japan time. */
export function nextRetentionRun(after: string): string {
  const today = `${after.slice(0, 10)}${RUN_TIME_UTC}`
  return today > after ? today : plusSeconds(today, DAY_SECONDS)
}

/** What is older than this goes, when it is kept for so many days. */
export const retentionCutoff = (now: string, days: number): string => plusSeconds(now, -days * DAY_SECONDS)
