import type { AppealOutcome, FileAppealRefusal } from '@mimamori/policy/appeals/appeal-rules'
import { and, eq } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import { assertRowUpdated } from '../concurrent-update-error.ts'
import { insertReady } from '../delivery/outbox-writes.ts'
import { dropSentDrafts } from '../drafts/save-draft.ts'
import type { Tx } from '../engine/engine.ts'
import { stateEquals } from '../engine/state-equals.ts'
import { appeals } from '../schema/sqlite.ts'
import type { AppealedMatter, FiledAppeal, StoredAppeal } from './appeal-reads.ts'

export type AppealChange =
  /** `refusal`: why the appeal is refused; it is stored all the same */
  | { type: 'appeal.filed'; appeal: FiledAppeal; dueAt: string; refusal: FileAppealRefusal | null }
  /** an appeal against a measure the desk does not know, or a contact reminder without an outcome: it has no row, only an audit entry. `keyId`:
   * of the API key; `id` is `null` where it is `more` of them */
  | { type: 'appeal.turned_away'; keyId: string; id: string | null; refusal: FileAppealRefusal; more?: number }
  | {
      type: 'appeal.decided'
      appeal: StoredAppeal
      outcome: AppealOutcome
      text: string
      reason: string
      by: string
      /** `null`: a second person has to agree first */
      heldUntil: string | null
    }
  | { type: 'appeal.agreed'; appeal: StoredAppeal; by: string; heldUntil: string }
  /** one of the two is no longer eligible before it takes effect: it waits for another second person */
  | { type: 'appeal.agreement_lost'; appeal: StoredAppeal }
  | { type: 'appeal.undone'; appeal: StoredAppeal }
  /** the undo window is over; `reversalId`: the decision that reverses the one appealed against; `null` of an outcome */
  | { type: 'appeal.stands'; appeal: StoredAppeal; outcome: AppealOutcome; reversalId: string | null }

const subjectOf = (id: string) => ({ type: 'appeal', id })

/** What the audit log says an appeal is against. */
const matterOf = ({ decisionId, reminderId }: AppealedMatter) =>
  reminderId === '' ? { decision: decisionId } : { reminder: reminderId }

/** Saves an appeal that is filed, decided, undone or final. */
async function saveAppeal(tx: Tx, at: string, change: AppealChange): Promise<AuditEvent> {
  switch (change.type) {
    case 'appeal.filed': {
      const { appeal, dueAt, refusal } = change
      const state = refusal === null ? 'open' : 'refused'
      await tx.db.insert(appeals).values({ ...appeal, receivedAt: at, dueAt, state, refusal })
      const action = refusal === null ? 'appeal.filed' : 'appeal.refused'
      const why = refusal === null ? {} : { reason: refusal }
      return { action, subject: subjectOf(appeal.id), detail: { ...matterOf(appeal), ...why } }
    }
    case 'appeal.turned_away': {
      const { id, keyId, refusal: reason, more } = change
      const subject = id === null ? { type: 'api_key', id: keyId } : subjectOf(id)
      return { action: 'appeal.refused', subject, detail: { reason, ...(more && { more }) } }
    }
    case 'appeal.decided': {
      const { appeal, outcome, text: letter, reason, by: decidedBy, heldUntil } = change
      await moveAppeal(tx, appeal, 'open', {
        state: 'held',
        outcome,
        letter,
        reason,
        decidedBy,
        decidedAt: at,
        heldUntil,
      })
      await dropSentDrafts(tx, 'appeal', { staffId: decidedBy, subjectId: appeal.id })
      const detail = { ...matterOf(appeal), outcome }
      return { action: change.type, subject: subjectOf(appeal.id), detail }
    }
    case 'appeal.agreed': {
      const { appeal, by: agreedBy, heldUntil } = change
      await moveAppeal(tx, appeal, 'held', { agreedBy, agreedAt: at, heldUntil })
      return { action: change.type, subject: subjectOf(appeal.id), detail: matterOf(appeal) }
    }
    case 'appeal.agreement_lost': {
      const { appeal } = change
      await moveAppeal(tx, appeal, 'held', { agreedBy: null, agreedAt: null, heldUntil: null })
      return { action: change.type, subject: subjectOf(appeal.id), detail: matterOf(appeal) }
    }
    case 'appeal.undone': {
      const { appeal } = change
      const undecided = {
        outcome: null,
        decidedBy: null,
        decidedAt: null,
        heldUntil: null,
        letter: '',
        reason: '',
        agreedBy: null,
        agreedAt: null,
      }
      await moveAppeal(tx, appeal, 'held', { state: 'open', ...undecided })
      return { action: change.type, subject: subjectOf(appeal.id), detail: matterOf(appeal) }
    }
    case 'appeal.stands':
      return await finalizeAppeal(tx, at, change)
  }
}

async function moveAppeal(
  tx: Tx,
  { id }: StoredAppeal,
  from: 'open' | 'held',
  set: Partial<typeof appeals.$inferInsert>,
) {
  assertRowUpdated(
    await tx.db
      .update(appeals)
      .set(set)
      .where(and(eq(appeals.id, id), stateEquals(appeals.state, from)))
      .returning({ id: appeals.id }),
    'appeal',
  )
}

/** Makes the outcome final and sends it as an event of ids and codes; its text is fetched by the id of the appeal. */
async function finalizeAppeal(
  tx: Tx,
  at: string,
  change: Extract<AppealChange, { type: 'appeal.stands' }>,
): Promise<AuditEvent> {
  const { appeal, outcome, reversalId } = change
  const { id, measureId, memberId, reminderId } = appeal
  await moveAppeal(tx, appeal, 'held', { state: outcome, reversalId })
  const against = reminderId === '' ? { measureId } : { measureId: null, reminderId }
  const payload = { type: `appeal.${outcome}`, timestamp: at, data: { appealId: id, ...against, memberId } }
  await insertReady(tx, { payload, at })
  const detail = { ...matterOf(appeal), outcome, ...(reversalId === null ? {} : { reversal: reversalId }) }
  return { action: 'appeal.stands', subject: subjectOf(id), detail }
}

/** The saver of each change of appeals. */
export const APPEAL_SAVERS = {
  'appeal.filed': saveAppeal,
  'appeal.turned_away': saveAppeal,
  'appeal.decided': saveAppeal,
  'appeal.agreed': saveAppeal,
  'appeal.agreement_lost': saveAppeal,
  'appeal.undone': saveAppeal,
  'appeal.stands': saveAppeal,
}
