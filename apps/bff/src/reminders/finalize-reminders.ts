import { caseById } from '@mimamori/storage/cases/case-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { reminderById, remindersWithWindowOver } from '@mimamori/storage/reminders/reminder-reads'
import type { Tx } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'

/** outcomes a run; few, so that people who decide do not wait */
const BATCH_SIZE = 20

/** Makes outcomes final that can no longer be undone, for the leader. Answers how many. */
export async function finalizeReminders({ storage, clock, log }: AppContext): Promise<number> {
  const now = clock.now()
  let finalized = 0
  for (const id of await remindersWithWindowOver(storage.db, now, BATCH_SIZE)) {
    try {
      finalized += await storage.write((tx) => finalizeReminder(tx, now, id))
    } catch (fault) {
      // a failure of one must not stop the rest
      log.error(
        { err: fault, reminder: id },
        'contact reminders: an outcome could not be made final; it is tried again at the next run',
      )
    }
  }
  return finalized
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
