import { LEASE_SECONDS } from '@mimamori/policy/cases/case-model'
import { plusSeconds } from '@mimamori/policy/instant'
import { type UndoReminderRefusal, undoOutcome } from '@mimamori/policy/reminders/reminder-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { refuse, type Verdict } from '@mimamori/policy/verdict'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import type { ReturnedCase } from './decision-undo.ts'
import { lockReminderCase } from './lock-reminder-case.ts'

/**
 * Takes back an outcome that has not left the desk. The case returns to whoever chose it, under a new fence, or to its queue when somebody else
 * undid it. Throws NotFound.
 */
export async function tryUndoReminder(
  tx: Tx,
  at: string,
  actor: Staff,
  caseId: string,
): Promise<Verdict<ReturnedCase, UndoReminderRefusal>> {
  const { reminder, storedCase } = await lockReminderCase(tx, caseId)
  const verdict = undoOutcome(reminder, actor, at)
  if (!verdict.ok) return refuse(verdict.refusal)
  const mine = reminder.decidedBy === actor.id
  const endsAt = plusSeconds(at, LEASE_SECONDS.claim)
  const lease = mine ? ({ kind: 'claim', holder: actor.id, endsAt } as const) : null
  await record(tx, at, actor.id, { type: 'reminder.undone', reminder, case: storedCase, lease })
  return { ok: true, event: { caseId, fence: mine ? storedCase.fence + 1 : null } }
}
