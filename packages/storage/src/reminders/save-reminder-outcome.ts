import type { Lease } from '@mimamori/policy/cases/case-model'
import { type ChosenOutcome, restYenOf } from '@mimamori/policy/reminders/reminder-outcome-rules'
import { settleAct } from '../acts/settle-act.ts'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { StoredCase } from '../cases/case-reads.ts'
import { insertNote } from '../cases/case-statements.ts'
import { closeCase, holdCase } from '../decisions/decision-statements.ts'
import { returnCase } from '../decisions/save-undone-decision.ts'
import { insertReadyLetter } from '../delivery/outbox-writes.ts'
import type { Tx } from '../engine/engine.ts'
import { newId } from '../ids.ts'
import { moveReminder, tellOfReminder, UNDECIDED } from './move-reminder.ts'
import type { StoredReminder } from './reminder-reads.ts'

type DecidedCase = { readonly reminder: StoredReminder; readonly case: StoredCase }

export type ReminderOutcomeChange =
  /** an outcome was chosen; `heldUntil`: until when it can be undone; `null`: a second person has to agree first */
  | ({ type: 'reminder.chosen'; chosen: ChosenOutcome; by: string; heldUntil: string | null } & DecidedCase)
  | { type: 'reminder.agreed'; reminder: StoredReminder; by: string; heldUntil: string }
  /** one of the two is no longer eligible before it leaves: it waits for another second person */
  | { type: 'reminder.agreement_lost'; reminder: StoredReminder }
  /** a second person does not agree: the case returns to its queue */
  | ({ type: 'reminder.sent_back'; by: string; reason: string } & DecidedCase)
  /** `lease`: the case returns to the hands of who undid it; `null`: to its queue */
  | ({ type: 'reminder.undone'; lease: Lease | null } & DecidedCase)
  /** the outcome can no longer be undone: it leaves the desk */
  | { type: 'reminder.stands'; reminder: StoredReminder; escalatedBy: string | null }
  /** an appeal was granted: the outcome is taken back */
  | { type: 'reminder.reversed'; reminder: StoredReminder; appealId: string }

const subjectOf = ({ id, caseId }: StoredReminder) =>
  caseId === null ? { type: 'reminder', id } : { type: 'case', id: caseId }

/** Saves what becomes of a reminder that a person decides. */
export async function saveReminderOutcome(tx: Tx, at: string, change: ReminderOutcomeChange): Promise<AuditEvent> {
  const { reminder } = change
  const subject = subjectOf(reminder)
  const detail = { reminder: reminder.id }
  switch (change.type) {
    case 'reminder.chosen':
      return await chooseOutcome(tx, at, change)
    case 'reminder.agreed': {
      const { by: agreedBy, heldUntil } = change
      await moveReminder(tx, reminder, { state: 'held', agreedBy, agreedAt: at, heldUntil })
      return { action: change.type, subject, detail: { ...detail, outcome: reminder.outcome } }
    }
    case 'reminder.agreement_lost':
      await moveReminder(tx, reminder, { state: 'proposed', agreedBy: null, agreedAt: null, heldUntil: null })
      return { action: change.type, subject, detail: { ...detail, outcome: reminder.outcome } }
    case 'reminder.sent_back': {
      const { by: authorId, reason: text, case: storedCase } = change
      await moveReminder(tx, reminder, { ...UNDECIDED, state: 'due' })
      await returnCase(tx, storedCase, null)
      const noteId = newId(at)
      await insertNote(tx.db).execute({ id: noteId, caseId: storedCase.id, authorId, at, text })
      return { action: change.type, subject, detail: { ...detail, note: noteId } }
    }
    case 'reminder.undone': {
      const { lease, case: storedCase } = change
      await moveReminder(tx, reminder, { ...UNDECIDED, state: 'due' })
      await returnCase(tx, storedCase, lease)
      await settleAct(tx, storedCase.id, 'outcome')
      return { action: change.type, subject, detail: { ...detail, returnsTo: lease ? 'actor' : 'queue' } }
    }
    case 'reminder.stands':
      return await finalizeOutcome(tx, at, reminder)
    case 'reminder.reversed': {
      const { outcome } = reminder
      await moveReminder(tx, reminder, { state: 'decided', reversedAt: at })
      await tellOfReminder(tx, at, 'contact_reminder.reversed', reminder, { outcome, appealId: change.appealId })
      return { action: change.type, subject, detail: { ...detail, appeal: change.appealId } }
    }
  }
}

/** The case is held as a decided one is, so that nobody decides it twice. */
async function chooseOutcome(
  tx: Tx,
  at: string,
  change: Extract<ReminderOutcomeChange, { type: 'reminder.chosen' }>,
): Promise<AuditEvent> {
  const { reminder, case: storedCase, chosen, by, heldUntil } = change
  const { id, fence, contentVersion } = storedCase
  await holdCase(tx, { id, fence, contentVersion, holder: by, now: at })
  const { outcome, amountYen, rest, negativeRating, letters, reason } = chosen
  const restYen = restYenOf(chosen, reminder.contract.escrowedYen)
  const restUntil = rest?.goes === 'stays' ? rest.until : null
  await moveReminder(tx, reminder, {
    state: heldUntil === null ? 'proposed' : 'held',
    ...{ outcome, amountYen, reason, heldUntil, restYen, restUntil },
    rest: rest?.goes ?? null,
    negativeRating: negativeRating ? 1 : 0,
    letterAsking: letters.asking,
    letterSilent: letters.silent,
    decidedBy: by,
    decidedAt: at,
  })
  const action = heldUntil === null ? 'reminder.proposed' : 'reminder.held'
  const detail = { reminder: reminder.id, outcome, amountYen, negativeRating, fence }
  return { action, subject: subjectOf(reminder), detail }
}

/** The case closes, the marketplace is told, and both sides get their letter. */
async function finalizeOutcome(tx: Tx, at: string, reminder: StoredReminder): Promise<AuditEvent> {
  const { id, caseId, outcome, amountYen, negativeRating, clientId, freelancerId, rest, restYen, restUntil } = reminder
  await moveReminder(tx, reminder, { state: 'decided' })
  await closeCase(tx, { id: caseId, at })
  await tellOfReminder(tx, at, 'contact_reminder.decided', reminder, {
    ...{ outcome, amountYen, rest, restYen, restUntil, negativeRating },
  })
  for (const memberId of [clientId, freelancerId])
    await insertReadyLetter(tx, {
      id: `mail_${id}_${memberId}`,
      data: { memberId, reminderId: id, asks: false },
      at,
      dueAt: at,
    })
  return { action: 'reminder.stands', subject: subjectOf(reminder), detail: { reminder: id, outcome, amountYen } }
}
