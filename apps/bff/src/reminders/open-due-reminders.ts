import { hash } from 'node:crypto'
import { dueTimesAt } from '@mimamori/policy/cases/due-time-rules'
import { placePlainCase } from '@mimamori/policy/cases/plain-placement'
import { otherSide } from '@mimamori/policy/reminders/reminder-request'
import { isDue, isNeverReminded } from '@mimamori/policy/reminders/reminder-rules'
import { latestClosedCaseOf } from '@mimamori/storage/cases/case-of-target-reads'
import { dueTimeVersions } from '@mimamori/storage/cases/due-time-reads'
import { newId } from '@mimamori/storage/ids'
import { contentOf } from '@mimamori/storage/intake/intake-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { reminderById, remindersPastDeadline, type StoredReminder } from '@mimamori/storage/reminders/reminder-reads'
import type { Tx } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'
import { writeEach } from '../workflows/write-each.ts'
import { countAnew } from './count-anew.ts'

/** reminders a run; each opens a case, so there are few, and people who decide do not wait */
const BATCH_SIZE = 8

/** Opens a case for every reminder whose deadline has passed without contact, for the leader. Answers how many. */
export async function openDueReminders(app: AppContext): Promise<number> {
  const now = app.clock.now()
  const rows = await remindersPastDeadline(app.storage.db, now, BATCH_SIZE)
  const failing = { of: 'reminder', fault: 'contact reminders: a case could not be opened' }
  return await writeEach(app, rows, failing, (tx, { id }) => openDueReminder(tx, now, id))
}

/** Opens the case of one, unless contact came meanwhile. Answers how many were opened. */
async function openDueReminder(tx: Tx, at: string, id: string): Promise<number> {
  tx.lock('target', `reminder/${id}`)
  const reminder = await reminderById(tx.db, id)
  if (!reminder || !isDue(reminder, at)) return 0
  // nobody is decided against who was never reminded
  await (isNeverReminded(reminder) ? countAnew : openReminderCase)(tx, at, reminder)
  return 1
}

/** The case is as old as the deadline, however late the desk comes to it. */
async function openReminderCase(tx: Tx, at: string, reminder: StoredReminder): Promise<void> {
  const { deadline, contract, requestedBy, clientId, freelancerId, text } = reminder
  const target = { type: 'contract', id: contract.id } as const
  const members = { client: clientId, freelancer: freelancerId }
  const [before, versions] = [await contentOf(tx.db, target), await dueTimeVersions(tx.db)]
  const version = (before?.version ?? 0) + 1
  await record(tx, at, SYSTEM, {
    type: 'content.told',
    target,
    authorId: members[requestedBy],
    facts: { type: 'contract' },
    version,
    textHash: hash('sha256', JSON.stringify([contract.title, text])),
    updatedAt: reminder.requestedAt,
    text: { title: contract.title, body: text, flags: [], probability: null, model: null },
  })
  const caseId = newId(at)
  await record(tx, at, SYSTEM, {
    type: 'case.opened',
    id: caseId,
    kind: 'reminder',
    target,
    authorId: members[otherSide(requestedBy)],
    openedAt: deadline,
    contentVersion: version,
    placing: placePlainCase('reminders', deadline, 'medium', dueTimesAt(versions, deadline)),
    previousCaseId: (await latestClosedCaseOf(tx.db, target))?.id ?? null,
  })
  await record(tx, at, SYSTEM, { type: 'reminder.due', reminder, caseId })
}
