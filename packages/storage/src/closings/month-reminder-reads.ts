import { monthOf } from '@mimamori/policy/breakdown/japan-month'
import { deskBeganAt } from '../breakdown/desk-beginning-reads.ts'
import type { Db } from '../engine/engine.ts'
import { markValue } from '../settings/mark-reads.ts'
import { closedMonths } from './closed-figure-reads.ts'

/** Name of the mark with the last day, Japan time, on which leads were told that this month is not closed. */
export const monthReminderMark = (month: string): string => `month_reminder.${month}`

/** The day on which leads were told of this month last; `null`: they were not. */
export const lastReminderDay = (db: Db, month: string): Promise<string | null> =>
  markValue(db, monthReminderMark(month))

/** The month in which the desk began, and those that are closed; `null`: it has had no case. */
export async function monthsOfDesk(
  db: Db,
): Promise<{ readonly first: string; readonly closed: readonly string[] } | null> {
  const [first, known] = [await deskBeganAt(db), await closedMonths(db)]
  const closed = known.filter(({ revision }) => revision > 0).map(({ month }) => month)
  return first === null ? null : { first: monthOf(first), closed }
}
