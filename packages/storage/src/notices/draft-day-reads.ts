import type { Db } from '../engine/engine.ts'
import { markValue } from '../settings/mark-reads.ts'

/** Name of the mark that the day of the draft of this month's notice has passed. */
export const draftDayMark = (month: string): string => `notice_draft_day.${month}`

/** Has the desk drafted the notice of this month, or found it begun on its day? Either is once a month. */
export const hasDraftDayPassed = async (db: Db, month: string): Promise<boolean> =>
  (await markValue(db, draftDayMark(month))) !== null
