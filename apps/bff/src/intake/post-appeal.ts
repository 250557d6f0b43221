import type { AppealBody, AppealText } from '@mimamori/contract/intake/intake-appeal-contract'
import {
  appealDueAt,
  checkDecisionAppeal,
  checkOutcomeAppeal,
  type FileAppealRefusal,
} from '@mimamori/policy/appeals/appeal-rules'
import {
  appealableDecision,
  appealById,
  type FiledAppeal,
  unfinishedAppealOf,
} from '@mimamori/storage/appeals/appeal-reads'
import { ledgerOf, measureSettings } from '@mimamori/storage/ledger/ledger-reads'
import { type Change, record } from '@mimamori/storage/record-change'
import { reminderById } from '@mimamori/storage/reminders/reminder-reads'
import type { Storage, Tx } from '@mimamori/storage/storage'
import type { z } from 'zod'

export type AppealInput = z.infer<typeof AppealBody>
type MeasureAppeal = Extract<AppealInput, { measureId: string }>
type OutcomeAppeal = Extract<AppealInput, { reminderId: string }>
type TurnedAway = Extract<Change, { type: 'appeal.turned_away' }>
export type PostAppealRefusal = FileAppealRefusal | 'appeal_id_taken'

/** An appeal that came, as it would be stored; without the decision. */
const filedAppeal = ({ id, memberId, text, appealedAt, ...appeal }: AppealInput): FiledAppeal => ({
  ...{ id, memberId, text, appealedAt, decisionId: '' },
  measureId: 'measureId' in appeal ? appeal.measureId : '',
  reminderId: 'reminderId' in appeal ? appeal.reminderId : '',
})

/** Is this the appeal that is stored? A text emptied by retention equals any. */
function isSameAppeal(known: Omit<FiledAppeal, 'id'>, { memberId, measureId, reminderId, ...appeal }: FiledAppeal) {
  const same = known.memberId === memberId && known.measureId === measureId && known.reminderId === reminderId
  return same && known.appealedAt === appeal.appealedAt && (known.text === '' || known.text === appeal.text)
}

/**
 * Takes an appeal against the decision of a measure, or against the outcome of a contact reminder. One that is too late, or beside an open one, is
 * stored with its refusal; one against nothing the desk knows is only logged, by `turnAway`. The same id with the same content is the same appeal. Returns the
 * refusal; `null`: taken.
 */
export async function postAppeal(
  tx: Tx,
  at: string,
  actorId: string,
  appeal: AppealInput,
  turnAway: (refused: TurnedAway) => Promise<void> = (refused) => record(tx, at, actorId, refused),
): Promise<{ id: string; refusal: PostAppealRefusal | null }> {
  const { id, memberId } = appeal
  // serialized: only one appeal against a decision or an outcome is open at a time
  tx.lock('target', 'reminderId' in appeal ? `reminder/${appeal.reminderId}` : `member/${memberId}`)
  const before = await appealById(tx.db, id)
  if (before) {
    const same = isSameAppeal(before, filedAppeal(appeal))
    return { id, refusal: same ? (before.refusal as FileAppealRefusal) : 'appeal_id_taken' }
  }
  const { appealDays: days, appealDueDays } = await measureSettings(tx.db)
  const { filed, refusal } =
    'reminderId' in appeal ? await againstOutcome(tx.db, appeal, days) : await againstDecision(tx.db, appeal, days)
  if (filed) {
    const dueAt = appealDueAt(at, appealDueDays)
    await record(tx, at, actorId, { type: 'appeal.filed', appeal: filed, dueAt, refusal })
  } else if (refusal) await turnAway({ type: 'appeal.turned_away', keyId: actorId, id, refusal })
  return { id, refusal }
}

/** `filed`: the appeal to be stored; `null`: the desk has nothing that it could be against. */
type Filing = { filed: FiledAppeal | null; refusal: FileAppealRefusal | null }

async function againstDecision(db: Tx['db'], appeal: MeasureAppeal, days: number): Promise<Filing> {
  const { measureId, memberId, appealedAt } = appeal
  const decision = await appealableDecision(db, measureId, memberId)
  const filed = decision && { ...filedAppeal(appeal), decisionId: decision.id }
  const refusal = checkDecisionAppeal({
    decision,
    ledger: decision ? await ledgerOf(db, decision.authorId) : [],
    another: filed ? await unfinishedAppealOf(db, filed) : false,
    ...{ appealedAt, days },
  })
  return { filed, refusal }
}

async function againstOutcome(db: Tx['db'], appeal: OutcomeAppeal, days: number): Promise<Filing> {
  const { reminderId, memberId, appealedAt } = appeal
  const found = await reminderById(db, reminderId)
  const reminder = found && [found.clientId, found.freelancerId].includes(memberId) ? found : null
  // members do not know of an outcome that has not left the desk
  const filed = reminder?.state === 'decided' ? filedAppeal(appeal) : null
  const another = filed ? await unfinishedAppealOf(db, filed) : false
  return { filed, refusal: checkOutcomeAppeal({ reminder, another, appealedAt, days }) }
}

/** The outcome of an appeal, once it is final; `null`: unknown, or not final. */
export async function getAppealOutcome(db: Storage['db'], id: string): Promise<z.input<typeof AppealText> | null> {
  const appeal = await appealById(db, id)
  if (appeal?.state !== 'granted' && appeal?.state !== 'upheld') return null
  const { measureId, reminderId, memberId, decidedAt, letter: text } = appeal
  const against = reminderId === '' ? { measureId } : { measureId: null, reminderId }
  return { id, ...against, memberId, outcome: appeal.state, decidedAt: decidedAt ?? '', text }
}
