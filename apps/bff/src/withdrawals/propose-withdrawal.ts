import type { CatalogueEntry } from '@mimamori/policy/catalogue/catalogue-entry'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import { ledgerEntriesInForce } from '@mimamori/policy/ledger/ledger-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import type { EvidenceRef } from '@mimamori/policy/withdrawals/withdrawal-model'
import { proposeWithdrawal as rule } from '@mimamori/policy/withdrawals/withdrawal-proposal-rules'
import { proposeReversal as reversalRule } from '@mimamori/policy/withdrawals/withdrawal-reversal-rules'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { decisionById } from '@mimamori/storage/decisions/decision-reads'
import { newId } from '@mimamori/storage/ids'
import { ledgerOf } from '@mimamori/storage/ledger/ledger-reads'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import { type EvidencePin, evidenceKey, loadPin } from '@mimamori/storage/withdrawals/withdrawal-pin-reads'
import { activityOf, pendingWithdrawalOf, withdrawalById } from '@mimamori/storage/withdrawals/withdrawal-reads'
import { notFoundError, presentCase, refusalError } from '../rpc/refusal-errors.ts'
import { validateAgainstGuideline } from '../workflows/guideline-check.ts'
import { loadIneligibleReason } from '../workflows/two-person-eligibility.ts'
import { loadReversibility, recordReversalProposal } from '../workflows/withdrawal-reversal.ts'

/** What is chosen for either kind. */
type ProposalContent = {
  readonly template: { readonly id: string; readonly version: number } | null
  readonly text: string
  readonly note: string
  readonly evidence: readonly EvidenceRef[]
  readonly lastFour: string
}

export type ProposeWithdrawalInput = ProposalContent & {
  readonly caseId: string
  readonly fence: number
  readonly contentVersion: number
  readonly categories: readonly Category[]
  readonly clause: string | null
  /** the whole catalogue as this process knows it */
  readonly entries: readonly CatalogueEntry[]
}

/** The pieces as they stand now: each once, and those that are not of this member left out. */
async function loadPins(tx: Tx, refs: readonly EvidenceRef[], memberId: string) {
  const once = [...new Map(refs.map((ref) => [evidenceKey(ref), ref])).values()]
  const found: EvidencePin[] = []
  for (const ref of once) {
    const pin = await loadPin(tx.db, ref, memberId)
    if (pin) found.push(pin)
  }
  return { found, counted: { named: once.length, found: found.length } }
}

/** Is this member withdrawn, and is anything proposed about them? */
export async function loadMembership(
  db: Tx['db'],
  memberId: string,
): Promise<{ id: string; withdrawn: boolean; pending: boolean }> {
  const [ledger, pending] = [await ledgerOf(db, memberId), await pendingWithdrawalOf(db, memberId)]
  const withdrawn = ledgerEntriesInForce(ledger).some(({ measure }) => measure === 'withdraw')
  return { id: memberId, withdrawn, pending: pending !== null }
}

/** Propose to end the membership of the member a case in hand is about. */
export async function proposeWithdrawal(
  tx: Tx,
  at: string,
  actor: Staff,
  input: ProposeWithdrawalInput,
): Promise<{ withdrawalId: string }> {
  const { caseId, fence, contentVersion, categories, clause, template, text, note, lastFour, entries } = input
  const it = await caseById(tx.db, caseId)
  if (!it) throw notFoundError()
  tx.lock('target', `member/${it.authorId}`)
  const { found, counted } = await loadPins(tx, input.evidence, it.authorId)
  const ineligible = await loadIneligibleReason(tx.db, actor, at)
  const member = { ...(await loadMembership(tx.db, it.authorId)), ineligible }
  const situation = { case: it, actor, now: at, seen: { fence, contentVersion }, member }
  const verdict = rule(situation, { categories, clause, text, evidence: counted, lastFour })
  const present = () => presentCase(tx.db, it)
  if (!verdict.ok) throw refusalError(verdict.refusal, await present())
  const choice = { kind: 'measures', measures: [], categories, clause, template, text, passages: [] } as const
  const flaw = await validateAgainstGuideline(tx.db, at, it.target, { entries, choice })
  if (flaw) throw refusalError(flaw, await present())
  const id = newId(at)
  await record(tx, at, actor.id, {
    ...verdict.event,
    id,
    decisionId: newId(at),
    actorId: actor.id,
    from: { kind: 'withdrawal', case: it },
    proposed: verdict.event,
    letter: { template, text, note, clause },
    effects: await activityOf(tx.db, it.authorId),
    evidence: found,
  })
  return { withdrawalId: id }
}

export type ProposeReversalInput = ProposalContent & {
  readonly withdrawalId: string
  readonly entries: readonly CatalogueEntry[]
}

/** Propose to take a delivered withdrawal back. */
export async function proposeWithdrawalReversal(
  tx: Tx,
  at: string,
  actor: Staff,
  input: ProposeReversalInput,
): Promise<{ withdrawalId: string }> {
  const { withdrawalId, template, text, note, lastFour, entries } = input
  const withdrawal = await withdrawalById(tx.db, withdrawalId)
  const decision = withdrawal && (await decisionById(tx.db, withdrawal.decisionId))
  if (!withdrawal || !decision) throw notFoundError()
  tx.lock('target', `member/${withdrawal.memberId}`)
  const { found, counted } = await loadPins(tx, input.evidence, withdrawal.memberId)
  const { stands, member } = await loadReversibility(tx, at, actor, withdrawal)
  const verdict = reversalRule({ stands, actor, member }, { text, evidence: counted, lastFour })
  if (!verdict.ok) throw refusalError(verdict.refusal)
  const choice = { kind: 'reverse', reverses: [], template, text } as const
  const flaw = await validateAgainstGuideline(tx.db, at, decision.target, { entries, choice })
  if (flaw) throw refusalError(flaw)
  const reversal = { withdrawal, decision, proposed: verdict.event, evidence: found, template, text, note }
  return { withdrawalId: await recordReversalProposal(tx, at, actor.id, reversal) }
}
