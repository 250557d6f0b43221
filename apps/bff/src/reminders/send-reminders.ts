import { record, SYSTEM } from '@mimamori/storage/record-change'
import { reminderById, remindersToSend } from '@mimamori/storage/reminders/reminder-reads'
import type { AppContext } from '../runtime/app-context.ts'

/** reminders a turn; few, so that people who decide do not wait */
const BATCH_SIZE = 100

/** Reminds the silent sides whose time has come, for the leader. Answers how many. */
export async function sendReminders({ storage, clock }: AppContext): Promise<number> {
  const now = clock.now()
  const ids = await remindersToSend(storage.db, now, BATCH_SIZE)
  if (ids.length === 0) return 0
  return await storage.write(async (tx) => {
    let sent = 0
    for (const id of ids) {
      tx.lock('target', `reminder/${id}`)
      const reminder = await reminderById(tx.db, id)
      // contact may have come meanwhile; past the deadline nobody is reminded any more
      if (!reminder?.nextReminderAt || reminder.nextReminderAt > now || reminder.deadline <= now) continue
      await record(tx, now, SYSTEM, { type: 'reminder.sent', reminder })
      sent += 1
    }
    return sent
  })
}
