import type { CatalogueEntry } from '@mimamori/policy/catalogue/catalogue-entry'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import type { Verdict } from '@mimamori/policy/verdict'
import {
  type EndWithdrawalRefusal,
  endUnanswered,
  returnToWaiting,
  sendWithdrawalBack,
  stopWithdrawal,
  takeWithdrawalBack,
  unansweredSince,
  type WithdrawalEnded,
} from '@mimamori/policy/withdrawals/withdrawal-end-rules'
import { caseById } from '@mimamori/storage/cases/case-reads'
import type { StoredDecision } from '@mimamori/storage/decisions/decision-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import { waitingSince } from '@mimamori/storage/withdrawals/withdrawal-list-reads'
import type { StoredWithdrawal } from '@mimamori/storage/withdrawals/withdrawal-reads'
import { requireAllowed } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { takeBackProposalHide } from '../workflows/proposal-hide.ts'
import { absorbLateArrivals } from '../workflows/reopen-case.ts'
import { writeEach } from '../workflows/write-each.ts'
import { requireWithdrawal } from './require-withdrawal.ts'

export type WithdrawalEnding = {
  readonly withdrawalId: string
  readonly how: WithdrawalEnded['how']
  /** empty when taken back */
  readonly reason: string
}

/** `entries`: all versions of the catalogue that this process knows, for the letter about a hide that is taken back. */
type Entries = { readonly entries: readonly CatalogueEntry[] }

const RULES: Readonly<
  Record<
    WithdrawalEnded['how'],
    (withdrawal: StoredWithdrawal, actor: Staff, reason: string) => Verdict<WithdrawalEnded, EndWithdrawalRefusal>
  >
> = { sent_back: sendWithdrawalBack, taken_back: takeWithdrawalBack, stopped: stopWithdrawal }

/**
 * Ends a withdrawal that is not executed yet: nothing of it remains, and its case is back in its queue. Throws
 * NotFound, and the refusal of the rule.
 */
export async function endWithdrawal(
  tx: Tx,
  at: string,
  actor: Staff,
  { withdrawalId, how, reason, entries }: WithdrawalEnding & Entries,
): Promise<{ caseId: string }> {
  const { withdrawal, decision } = await requireWithdrawal(tx.db, withdrawalId)
  const event = requireAllowed(RULES[how](withdrawal, actor, reason))
  await recordEnding(tx, at, actor.id, { event, withdrawal, decision, reason: reason.trim(), entries })
  return { caseId: withdrawal.caseId }
}

type Ending = Entries & {
  readonly event: WithdrawalEnded
  readonly withdrawal: StoredWithdrawal
  readonly decision: StoredDecision
  readonly reason: string
}

/** Ends a withdrawal: the hide that was proposed with it is taken back, and the case returns with what arrived meanwhile. */
async function recordEnding(tx: Tx, at: string, actorId: string, of: Ending): Promise<void> {
  const { event, withdrawal, decision, reason, entries } = of
  const storedCase = withdrawal.kind === 'withdrawal' ? await caseById(tx.db, withdrawal.caseId) : null
  await record(tx, at, actorId, { ...event, withdrawal, decision, actorId, reason, case: storedCase })
  if (!storedCase) return
  await takeBackProposalHide(tx, at, actorId, withdrawal, { case: storedCase, entries })
  await absorbLateArrivals(tx, at, actorId, storedCase)
}

const MAX_UNANSWERED_PER_RUN = 100

/**
 * Ends the proposals that no second person answered in 72 hours; leads and who proposed them are told. Waits while the time is in doubt.
 * Returns how many.
 */
export async function endUnansweredProposals(app: AppContext): Promise<number> {
  const { storage, clock, catalogue } = app
  if (!clock.isTrusted()) return 0
  const now = clock.now()
  const due = await waitingSince(storage.db, unansweredSince(now), MAX_UNANSWERED_PER_RUN)
  const failing = { of: 'withdrawal', fault: 'withdrawals: one that nobody answered could not be ended' }
  return await writeEach(app, due, failing, async (tx, { id }) => {
    const { withdrawal, decision } = await requireWithdrawal(tx.db, id)
    const event = endUnanswered(withdrawal, now)
    if (!event) return 0
    await recordEnding(tx, now, SYSTEM, { event, withdrawal, decision, reason: '', entries: catalogue.entries() })
    return 1
  })
}

/**
 * Sends a withdrawal that is blocked by an ineligible person back to wait for another approval. Throws NotFound, and
 * the refusal of the rule.
 */
export async function returnWithdrawalToWaiting(
  tx: Tx,
  at: string,
  actor: Staff,
  withdrawalId: string,
): Promise<{ withdrawalId: string }> {
  const { withdrawal, decision } = await requireWithdrawal(tx.db, withdrawalId)
  const event = requireAllowed(returnToWaiting(withdrawal, actor))
  await record(tx, at, actor.id, { ...event, withdrawal, decision })
  return { withdrawalId }
}
