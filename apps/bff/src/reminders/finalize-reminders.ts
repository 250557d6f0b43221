import { caseById } from '@mimamori/storage/cases/case-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { reminderById, remindersWithWindowOver } from '@mimamori/storage/reminders/reminder-reads'
import type { Tx } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'
import { writeEach } from '../workflows/write-each.ts'

/** outcomes a run; few, so that people who decide do not wait */
const BATCH_SIZE = 20

/** Makes outcomes final that can no longer be undone, for the leader. Answers how many. */
export async function finalizeReminders(app: AppContext): Promise<number> {
  const now = app.clock.now()
  const rows = await remindersWithWindowOver(app.storage.db, now, BATCH_SIZE)
  const failing = { of: 'reminder', fault: 'contact reminders: an outcome could not be made final' }
  return await writeEach(app, rows, failing, (tx, { id }) => finalizeReminder(tx, now, id))
}

/** Makes one outcome final, unless contact came meanwhile, or it was undone and chosen anew. Answers how many became final. */
async function finalizeReminder(tx: Tx, at: string, id: string): Promise<number> {
  tx.lock('target', `reminder/${id}`)
  const reminder = await reminderById(tx.db, id)
  if (reminder?.state !== 'held' || (reminder.heldUntil ?? '') > at) return 0
  const storedCase = reminder.caseId === null ? null : await caseById(tx.db, reminder.caseId)
  await record(tx, at, SYSTEM, { type: 'reminder.stands', reminder, escalatedBy: storedCase?.escalatedBy ?? null })
  return 1
}
