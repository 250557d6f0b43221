import { record, SYSTEM } from '@mimamori/storage/record-change'
import { reminderById, remindersToSend } from '@mimamori/storage/reminders/reminder-reads'
import type { Tx } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'

/** reminders a turn; few, so that people who decide do not wait */
const BATCH_SIZE = 100

/** Reminds the silent sides whose time has come, for the leader. Answers how many. */
export async function sendReminders({ storage, clock, log }: AppContext): Promise<number> {
  const now = clock.now()
  let sent = 0
  for (const id of await remindersToSend(storage.db, now, BATCH_SIZE)) {
    try {
      sent += await storage.write((tx) => sendReminder(tx, now, id))
    } catch (fault) {
      // a failure of one must not stop the rest
      log.error(
        { err: fault, reminder: id },
        'contact reminders: the silent side could not be reminded; it is tried again at the next run',
      )
    }
  }
  return sent
}

/** Reminds the silent side of one, unless contact came meanwhile. Past the deadline nobody is reminded any more. Answers how many were. */
async function sendReminder(tx: Tx, at: string, id: string): Promise<number> {
  tx.lock('target', `reminder/${id}`)
  const reminder = await reminderById(tx.db, id)
  if (!reminder?.nextReminderAt || reminder.nextReminderAt > at || reminder.deadline <= at) return 0
  await record(tx, at, SYSTEM, { type: 'reminder.sent', reminder })
  return 1
}
