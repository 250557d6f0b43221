import { isInTheFuture } from '@mimamori/policy/clock/trusted-time-model'
import type { AccountEligibility, EligibilityContext } from '@mimamori/policy/people/eligibility-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { type EvidenceReview, approveWithdrawal as rule } from '@mimamori/policy/withdrawals/withdrawal-approval-rules'
import { measureSettings } from '@mimamori/storage/ledger/ledger-reads'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import {
  evidenceOf,
  isEvidenceUnchanged,
  newerVersionPin,
  type StoredEvidence,
} from '@mimamori/storage/withdrawals/withdrawal-evidence-reads'
import {
  factorConfirmedAt,
  type StoredWithdrawal,
  withdrawalById,
  withdrawalLedgerLine,
} from '@mimamori/storage/withdrawals/withdrawal-reads'
import { notFoundError, requireAllowed } from '../rpc/refusal-errors.ts'
import { loadBothEligibilities } from '../workflows/two-person-eligibility.ts'
import { requireWithdrawal } from './require-withdrawal.ts'
import { loadStaffWithPart } from './withdrawal-proposal-reads.ts'

function openingBy({ openedBy }: StoredEvidence, staffId: string) {
  const opening = openedBy.find(({ id }) => id === staffId)
  return { opened: opening !== undefined, openedAt: opening?.at ?? null }
}

type EvidenceState = EvidenceReview & { openedAt: string | null }

/** The facts about each pinned piece of evidence that the approval of this person depends on, and who had part in what it rests on. */
export async function loadEvidenceStates(
  db: Tx['db'],
  { id, caseId, memberId }: StoredWithdrawal,
  staffId: string,
): Promise<{ evidence: EvidenceState[]; hadPart: readonly string[] }> {
  const evidence = await evidenceOf(db, id)
  const refs = evidence.map(({ ref }) => ref)
  const [hadPart, ...states] = await Promise.all([
    loadStaffWithPart(db, caseId, refs),
    ...evidence.map(async (piece) => ({
      ...openingBy(piece, staffId),
      unchanged: await isEvidenceUnchanged(db, memberId, piece),
      newer: (await newerVersionPin(db, memberId, evidence, piece)) !== null,
    })),
  ])
  return { evidence: states, hadPart }
}

/** The accounts of the proposer and of this person, and the context of their eligibility. Throws NotFound where either is unknown. */
export async function loadBothAccounts(
  db: Tx['db'],
  { proposerId }: StoredWithdrawal,
  { id }: Staff,
  now: string,
): Promise<{ proposer: AccountEligibility; account: AccountEligibility; context: EligibilityContext }> {
  const { first: proposer, second: account, context } = await loadBothEligibilities(db, now, proposerId, id)
  if (!proposer || !account) throw notFoundError()
  return { proposer, account, context }
}

/** The ledger line that this reversal reverses; `null`: this is no reversal. */
async function loadReversedLine(tx: Tx, { reverses }: StoredWithdrawal): Promise<string | null> {
  if (reverses === null) return null
  const withdrawn = await withdrawalById(tx.db, reverses)
  return withdrawn && (await withdrawalLedgerLine(tx.db, withdrawn.decisionId))
}

/** The approver, and the session in which the second factor was shown. */
export type ApproveWithdrawalInput = {
  readonly actor: Staff
  readonly sessionId: string
  readonly withdrawalId: string
}

/**
 * The instant for an approval, after those of its factor and evidence, which may be from an instance whose clock is
 * slightly ahead.
 */
const latestInstant = (now: string, earlier: readonly (string | null)[]): string =>
  earlier.reduce<string>((at, each) => (each !== null && each > at && !isInTheFuture(each, now) ? each : at), now)

/**
 * Approves a withdrawal as the second of two people. Throws NotFound, and the refusal of the rule. Returns when the
 * hold ends.
 */
export async function approveWithdrawal(
  tx: Tx,
  now: string,
  { actor, sessionId, withdrawalId }: ApproveWithdrawalInput,
): Promise<{ heldUntil: string }> {
  tx.lock('key', 'people')
  const { withdrawal, decision } = await requireWithdrawal(tx.db, withdrawalId)
  const factorAt = await factorConfirmedAt(tx.db, sessionId, actor.id)
  const { holdMinutes } = await measureSettings(tx.db)
  const { evidence, hadPart } = await loadEvidenceStates(tx.db, withdrawal, actor.id)
  const at = latestInstant(now, [factorAt, ...evidence.map(({ openedAt }) => openedAt)])
  const people = await loadBothAccounts(tx.db, withdrawal, actor, at)
  const event = requireAllowed(rule({ withdrawal, actor, ...people, evidence, hadPart, factorAt, holdMinutes }))
  const line = await loadReversedLine(tx, withdrawal)
  const factorShownAt = factorAt ?? at
  const who = { approverId: actor.id, factorAt: factorShownAt, line }
  await record(tx, at, actor.id, { ...event, withdrawal, decision, approved: event, ...who })
  return { heldUntil: event.heldUntil }
}
