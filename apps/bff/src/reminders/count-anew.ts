import { deadlineOf, remindersAt } from '@mimamori/policy/reminders/reminder-deadline-rules'
import { isNeverReminded } from '@mimamori/policy/reminders/reminder-rules'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { reminderById, remindersNeverSent, type StoredReminder } from '@mimamori/storage/reminders/reminder-reads'
import { reminderSettings } from '@mimamori/storage/reminders/reminder-settings-reads'
import type { Tx } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'
import { writeEach } from '../workflows/write-each.ts'

/** reminders a run; each closes a case */
const BATCH_SIZE = 8

/** Counts the days anew of reminders that are to be decided though the silent side was never reminded, for the leader. Answers how many. */
export async function countUnsentAnew(app: AppContext): Promise<number> {
  const now = app.clock.now()
  const rows = await remindersNeverSent(app.storage.db, BATCH_SIZE)
  const failing = { of: 'reminder', fault: 'contact reminders: the days could not be counted anew' }
  return await writeEach(app, rows, failing, async (tx, { id }) => {
    tx.lock('target', `reminder/${id}`)
    const reminder = await reminderById(tx.db, id)
    if (!reminder || !isNeverReminded(reminder)) return 0
    await countAnew(tx, now, reminder)
    return 1
  })
}

/** Closes the case of a reminder, where it has one, counts its days from now, and reminds the silent side. */
export async function countAnew(tx: Tx, at: string, reminder: StoredReminder): Promise<void> {
  const settings = await reminderSettings(tx.db)
  const [deadline, remindAt] = [deadlineOf(at, settings), remindersAt(at, settings)]
  const storedCase = reminder.caseId === null ? null : await caseById(tx.db, reminder.caseId)
  await record(tx, at, SYSTEM, { type: 'reminder.counted_anew', reminder, case: storedCase, deadline, remindAt })
  const anew = await reminderById(tx.db, reminder.id)
  if (anew) await record(tx, at, SYSTEM, { type: 'reminder.sent', reminder: anew })
}
