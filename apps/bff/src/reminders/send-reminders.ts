import { record, SYSTEM } from '@mimamori/storage/record-change'
import { reminderById, remindersToSend } from '@mimamori/storage/reminders/reminder-reads'
import type { Tx } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'
import { writeEach } from '../workflows/write-each.ts'

/** reminders a turn; few, so that people who decide do not wait */
const BATCH_SIZE = 100

/** Reminds the silent sides whose time has come, for the leader. Answers how many. */
export async function sendReminders(app: AppContext): Promise<number> {
  const now = app.clock.now()
  const rows = await remindersToSend(app.storage.db, now, BATCH_SIZE)
  const failing = { of: 'reminder', fault: 'contact reminders: the silent side could not be reminded' }
  return await writeEach(app, rows, failing, (tx, { id }) => sendReminder(tx, now, id))
}

/** Reminds the silent side of one, unless contact came meanwhile. Past the deadline nobody is reminded any more. Answers how many were. */
async function sendReminder(tx: Tx, at: string, id: string): Promise<number> {
  tx.lock('target', `reminder/${id}`)
  const reminder = await reminderById(tx.db, id)
  if (!reminder?.nextReminderAt || reminder.nextReminderAt > at || reminder.deadline <= at) return 0
  await record(tx, at, SYSTEM, { type: 'reminder.sent', reminder })
  return 1
}
