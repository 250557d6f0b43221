import type { StoredCase } from '@mimamori/storage/cases/case-reads'
import { reminderById, reminderOfCase, type StoredReminder } from '@mimamori/storage/reminders/reminder-reads'
import type { Tx } from '@mimamori/storage/storage'
import { requireFound } from '../rpc/refusal-errors.ts'
import { requireCase } from './require-case.ts'

/**
 * The reminder of a case with the case, both locked in the order that contact and the clock's turn lock them in. To be called before anything else
 * reads the case in the transaction. Throws NotFound.
 */
export async function lockReminderCase(
  tx: Tx,
  caseId: string,
): Promise<{ readonly reminder: StoredReminder; readonly storedCase: StoredCase }> {
  const { id } = requireFound(await reminderOfCase(tx.db, caseId))
  tx.lock('target', `reminder/${id}`)
  const reminder = requireFound(await reminderById(tx.db, id))
  return { reminder, storedCase: await requireCase(tx.db, caseId) }
}
