import { isStillByTwo } from '@mimamori/policy/people/second-lead-rules'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { reminderById, remindersWithWindowOver, type StoredReminder } from '@mimamori/storage/reminders/reminder-reads'
import type { Tx } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'
import { loadSecondForMoney } from '../workflows/two-person-eligibility.ts'
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

/** Did two people say so of whom one is no longer eligible? */
async function hasLostOneOfTwo(
  tx: Tx,
  now: string,
  { decidedBy, decidedAt, agreedBy }: StoredReminder,
): Promise<boolean> {
  if (agreedBy === null) return false
  const waits = { proposerId: decidedBy ?? '', waitsSince: decidedAt ?? now }
  return !isStillByTwo('cases.decide', await loadSecondForMoney(tx.db, now, { id: agreedBy }, waits))
}

/**
 * Makes one outcome final, unless contact came meanwhile, or it was undone and chosen anew. One that two people chose waits for another second
 * person where one of them is no longer eligible. Answers how many it changed.
 */
async function finalizeReminder(tx: Tx, at: string, id: string): Promise<number> {
  // in the order of who agrees
  tx.lock('key', 'people')
  tx.lock('target', `reminder/${id}`)
  const reminder = await reminderById(tx.db, id)
  if (reminder?.state !== 'held' || (reminder.heldUntil ?? '') > at) return 0
  if (await hasLostOneOfTwo(tx, at, reminder)) {
    await record(tx, at, SYSTEM, { type: 'reminder.agreement_lost', reminder })
    return 1
  }
  const storedCase = reminder.caseId === null ? null : await caseById(tx.db, reminder.caseId)
  await record(tx, at, SYSTEM, { type: 'reminder.stands', reminder, escalatedBy: storedCase?.escalatedBy ?? null })
  return 1
}
