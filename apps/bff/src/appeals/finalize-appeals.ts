import { isStillByTwo } from '@mimamori/policy/people/second-lead-rules'
import { appealById, appealsWithWindowOver, type StoredAppeal } from '@mimamori/storage/appeals/appeal-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { reminderById } from '@mimamori/storage/reminders/reminder-reads'
import type { Tx } from '@mimamori/storage/storage'
import { refusalOf } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { reverseDecision } from '../workflows/decision-reversal.ts'
import { loadSecondForMoney } from '../workflows/two-person-eligibility.ts'
import { writeEach } from '../workflows/write-each.ts'

/** appeals a run; few, so that people who decide do not wait */
const BATCH_SIZE = 20

/** Makes decisions on appeals final that can no longer be undone. Returns how many. */
export async function finalizeAppeals(app: AppContext): Promise<number> {
  const now = app.clock.now()
  const rows = await appealsWithWindowOver(app.storage.db, now, BATCH_SIZE)
  const failing = { of: 'appeal', fault: 'appeals: the decision on an appeal could not be made final' }
  return await writeEach(app, rows, failing, async (tx, { id, reminderId }) => {
    tx.lock('key', 'people')
    // before the appeal is read: another appeal against the outcome locks both in this order
    if (reminderId !== '') tx.lock('target', `reminder/${reminderId}`)
    await finalizeAppeal(tx, now, id)
    return 1
  })
}

/** Did two people grant it of whom one is no longer eligible? */
async function hasLostOneOfTwo(
  tx: Tx,
  now: string,
  { decidedBy, decidedAt, agreedBy }: StoredAppeal,
): Promise<boolean> {
  if (agreedBy === null) return false
  const waits = { proposerId: decidedBy ?? '', waitsSince: decidedAt ?? now }
  return !isStillByTwo('appeals.decide', await loadSecondForMoney(tx.db, now, { id: agreedBy }, waits))
}

/** Makes the decision on one appeal final; a granted one reverses what is appealed against in the same transaction. */
async function finalizeAppeal(tx: Tx, at: string, id: string): Promise<void> {
  const appeal = await appealById(tx.db, id)
  // meanwhile it may have been undone, and decided anew with a window of its own; without one it waits for a second person
  if (appeal?.state !== 'held' || appeal.heldUntil === null || appeal.heldUntil > at) return
  const { outcome, decidedBy } = appeal
  if (outcome === null || decidedBy === null) return
  if (await hasLostOneOfTwo(tx, at, appeal))
    return await record(tx, at, SYSTEM, { type: 'appeal.agreement_lost', appeal })
  const reversalId = outcome === 'granted' ? await reverseAppealed(tx, at, decidedBy, appeal) : null
  await record(tx, at, decidedBy, { type: 'appeal.stands', appeal, outcome, reversalId })
}

/**
 * Refusals that mean the decision was reversed already, so that a grant has nothing left to reverse. `two_people_needed`:
 * it is a withdrawal, and an appeal against one is granted only after two people have reversed it.
 */
const ALREADY_REVERSED: readonly string[] = ['nothing_to_reverse', 'already_reversed', 'two_people_needed']

/** Returns the id of the decision that reverses another; `null`: somebody reversed all of it meanwhile, or it is an outcome that is reversed. */
async function reverseAppealed(tx: Tx, at: string, by: string, appeal: StoredAppeal): Promise<string | null> {
  const { decisionId, reminderId, letter: text, reason: note } = appeal
  if (reminderId !== '') {
    const reminder = await reminderById(tx.db, reminderId)
    if (reminder?.state === 'decided' && reminder.reversedAt === null)
      await record(tx, at, by, { type: 'reminder.reversed', reminder, appealId: appeal.id })
    return null
  }
  try {
    return await reverseDecision(tx, at, by, { decisionId, text, note })
  } catch (fault) {
    const refusal = refusalOf(fault)?.refusal
    if (refusal && ALREADY_REVERSED.includes(refusal)) return null
    throw fault
  }
}
