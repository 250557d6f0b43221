import type { AppealBody, AppealText } from '@mimamori/contract/intake/intake-appeal-contract'
import { appealDueAt, type FileAppealRefusal, fileAppeal } from '@mimamori/policy/appeals/appeal-rules'
import { appealableDecision, appealById, unfinishedAppealOf } from '@mimamori/storage/appeals/appeal-reads'
import { ledgerOf, measureSettings } from '@mimamori/storage/ledger/ledger-reads'
import { record } from '@mimamori/storage/record-change'
import type { Storage, Tx } from '@mimamori/storage/storage'
import type { z } from 'zod'

export type AppealInput = z.infer<typeof AppealBody>
export type PostAppealRefusal = FileAppealRefusal | 'appeal_id_taken'

/** Is this the appeal that is stored? A text emptied by retention equals any. */
function isSameAppeal(known: Omit<AppealInput, 'id'>, { memberId, measureId, text, appealedAt }: AppealInput): boolean {
  const same = known.memberId === memberId && known.measureId === measureId && known.appealedAt === appealedAt
  return same && (known.text === '' || known.text === text)
}

/**
 * Takes an appeal against the decision of a measure. One that is too late, or beside an open one, is stored with its
 * refusal; one against nothing the desk knows is only logged. The same id with the same content is the same appeal.
 * Returns the refusal; `null`: taken.
 */
export async function postAppeal(
  tx: Tx,
  at: string,
  actorId: string,
  appeal: AppealInput,
): Promise<{ id: string; refusal: PostAppealRefusal | null }> {
  const { id, memberId, measureId, appealedAt } = appeal
  // serialized: only one appeal against a decision is open at a time
  tx.lock('target', `member/${memberId}`)
  const before = await appealById(tx.db, id)
  if (before)
    return { id, refusal: isSameAppeal(before, appeal) ? (before.refusal as FileAppealRefusal) : 'appeal_id_taken' }
  const decision = await appealableDecision(tx.db, measureId, memberId)
  const { appealDays: days, appealDueDays } = await measureSettings(tx.db)
  const dueAt = appealDueAt(at, appealDueDays)
  const verdict = fileAppeal({
    decision,
    ledger: decision ? await ledgerOf(tx.db, decision.authorId) : [],
    another: decision ? await unfinishedAppealOf(tx.db, decision.id) : false,
    appealedAt,
    days,
  })
  const refusal = verdict.ok ? null : verdict.refusal
  if (decision) await record(tx, at, actorId, { type: 'appeal.filed', appeal, decisionId: decision.id, dueAt, refusal })
  else await record(tx, at, actorId, { type: 'appeal.turned_away', id, refusal: refusal ?? 'unknown_measure' })
  return { id, refusal }
}

/** The outcome of an appeal, once it is final; `null`: unknown, or not final. */
export async function getAppealOutcome(db: Storage['db'], id: string): Promise<z.input<typeof AppealText> | null> {
  const appeal = await appealById(db, id)
  if (appeal?.state !== 'granted' && appeal?.state !== 'upheld') return null
  const { measureId, memberId, decidedAt, letter: text } = appeal
  return { id, measureId, memberId, outcome: appeal.state, decidedAt: decidedAt ?? '', text }
}
