import { LEASE_SECONDS } from '@mimamori/policy/cases/case-model'
import { undoDecision as rule, type UndoRefusal } from '@mimamori/policy/decisions/undo-rules'
import { plusSeconds } from '@mimamori/policy/instant'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { refuse, type Verdict } from '@mimamori/policy/verdict'
import { caseById, type StoredCase } from '@mimamori/storage/cases/case-reads'
import { decisionById, isMadeByTwo } from '@mimamori/storage/decisions/decision-reads'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import { notFoundError } from '../rpc/refusal-errors.ts'
import { absorbLateArrivals } from './reopen-case.ts'

/** A case that an undo returned; `fence`: `null` when it is open for everybody. */
export type ReturnedCase = { readonly caseId: string; readonly fence: number | null }

/**
 * Undoes a decision within its undo window, before anything was sent. The case returns to the person who decided it, under a
 * new fence, with what arrived meanwhile; to its queue when another person undid it. Throws NotFound.
 */
export async function tryUndoDecision(
  tx: Tx,
  at: string,
  actor: Staff,
  decisionId: string,
): Promise<{ verdict: Verdict<ReturnedCase, UndoRefusal>; storedCase: StoredCase }> {
  const decision = await decisionById(tx.db, decisionId)
  const storedCase = decision ? await caseById(tx.db, decision.caseId) : null
  if (!decision || !storedCase) throw notFoundError()
  const verdict = rule({ ...decision, byTwo: isMadeByTwo(decision) }, actor, at)
  if (!verdict.ok) return { verdict: refuse(verdict.refusal), storedCase }
  // beside a proposal nothing returns: the case goes on waiting for it
  const beside = decision.beside > 0
  const mine = !beside && verdict.event.returnsTo === 'actor'
  const endsAt = plusSeconds(at, LEASE_SECONDS.claim)
  const lease = mine ? ({ kind: 'claim', holder: actor.id, endsAt } as const) : null
  await record(tx, at, actor.id, { type: 'decision.undone', decision, case: storedCase, lease })
  if (!beside) await absorbLateArrivals(tx, at, actor.id, storedCase)
  const event = { caseId: storedCase.id, fence: mine ? storedCase.fence + 1 : null }
  return { verdict: { ok: true, event }, storedCase }
}
