import {
  type AppealOutcome,
  appealableEntries,
  decideAppeal as rule,
  undoAppeal as undoing,
} from '@mimamori/policy/appeals/appeal-rules'
import type { LedgerEntry } from '@mimamori/policy/ledger/ledger-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { appealById, decisionMakersOf, type StoredAppeal } from '@mimamori/storage/appeals/appeal-reads'
import { ledgerOf } from '@mimamori/storage/ledger/ledger-reads'
import { record } from '@mimamori/storage/record-change'
import type { Storage } from '@mimamori/storage/storage'
import { reversalOf, withdrawalOfDecision } from '@mimamori/storage/withdrawals/withdrawal-reads'
import { notFoundError, refusalError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'

export type AppealChoice = {
  readonly appealId: string
  readonly outcome: AppealOutcome
  /** exactly what the member will read */
  readonly text: string
  /** for the desk's own people */
  readonly reason: string
}

/** Who had part in what is appealed against, and what of it still holds. */
export async function loadAppealSituation(
  db: Storage['db'],
  { decisionId, memberId }: StoredAppeal,
): Promise<{ parties: string[]; against: LedgerEntry[] }> {
  const [parties, ledger, withdrawn] = await Promise.all([
    decisionMakersOf(db, decisionId),
    ledgerOf(db, memberId),
    hasEndedMembership(db, decisionId),
  ])
  const against = withdrawn
    ? ledger.filter((entry) => entry.decisionId === decisionId)
    : appealableEntries(ledger, decisionId)
  return { parties, against }
}

/** Did this end a membership, and has nothing that takes it back gone out yet? While that is held somebody may stop it. */
async function hasEndedMembership(db: Storage['db'], decisionId: string): Promise<boolean> {
  const withdrawal = await withdrawalOfDecision(db, decisionId)
  return withdrawal !== null && (await reversalOf(db, withdrawal.id))?.state !== 'released'
}

/** Decide an appeal, as somebody who had no part in what it is against. It can be taken back for ten seconds. */
export async function decideAppeal(
  { storage, clock }: AppContext,
  actor: Staff,
  choice: AppealChoice,
): Promise<{ heldUntil: string }> {
  return await storage.write(async (tx) => {
    const now = clock.now()
    const appeal = await appealById(tx.db, choice.appealId)
    if (!appeal) throw notFoundError()
    const verdict = rule({ state: appeal.state, ...(await loadAppealSituation(tx.db, appeal)), actor, now }, choice)
    if (!verdict.ok) throw refusalError(verdict.refusal)
    const { outcome, text, reason } = choice
    await record(tx, now, actor.id, { ...verdict.event, appeal, outcome, text, reason, by: actor.id })
    return { heldUntil: verdict.event.heldUntil }
  })
}

/** Take that back: the appeal waits again. */
export async function undoAppeal(
  { storage, clock }: AppContext,
  actor: Staff,
  appealId: string,
): Promise<{ undone: true }> {
  return await storage.write(async (tx) => {
    const now = clock.now()
    const appeal = await appealById(tx.db, appealId)
    if (!appeal) throw notFoundError()
    const verdict = undoing(appeal, actor, now)
    if (!verdict.ok) throw refusalError(verdict.refusal)
    await record(tx, now, actor.id, { ...verdict.event, appeal })
    return { undone: true as const }
  })
}
