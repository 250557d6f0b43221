import { and, eq, like } from 'drizzle-orm'
import { monthReminderMark } from '../closings/month-reminder-reads.ts'
import type { Tx } from '../engine/engine.ts'
import { answers, marks } from '../schema/sqlite.ts'
import { saveMark } from '../settings/setting-writes.ts'
import { announceInbox } from './announce-inbox.ts'

/** Leads are told on this day that a month is over and not closed, in the place of what they were told before. */
export async function saveMonthReminder(
  tx: Tx,
  { month, day }: { readonly month: string; readonly day: string },
): Promise<void> {
  await deleteReminders(tx, month)
  await saveMark(tx, monthReminderMark(month), day)
}

async function deleteReminders(tx: Tx, month: string): Promise<string[]> {
  const gone = await tx.db
    .delete(answers)
    .where(and(eq(answers.kind, 'month_unclosed'), like(answers.detail, `%"month":"${month}"%`)))
    .returning({ staffId: answers.staffId })
  return gone.map(({ staffId }) => staffId)
}

/** A month was closed: nobody is reminded of it any more, and open pages show that at once. */
export async function endMonthReminders(tx: Tx, month: string): Promise<void> {
  for (const staffId of new Set(await deleteReminders(tx, month))) announceInbox(tx, staffId)
  await tx.db.delete(marks).where(eq(marks.name, monthReminderMark(month)))
}
