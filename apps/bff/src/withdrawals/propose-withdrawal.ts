import type { CatalogueEntry } from '@mimamori/policy/catalogue/catalogue-entry'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import { visibilityAfter } from '@mimamori/policy/ledger/ledger-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import type { EvidenceRef } from '@mimamori/policy/withdrawals/withdrawal-model'
import { proposeWithdrawal as rule } from '@mimamori/policy/withdrawals/withdrawal-proposal-rules'
import { proposeReversal as reversalRule } from '@mimamori/policy/withdrawals/withdrawal-reversal-rules'

import { caseWithContent } from '@mimamori/storage/cases/case-reads'
import { hasHiddenByProposal } from '@mimamori/storage/decisions/beside-reads'
import { newId } from '@mimamori/storage/ids'
import { ledgerOf } from '@mimamori/storage/ledger/ledger-reads'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import { activityOf } from '@mimamori/storage/withdrawals/withdrawal-reads'
import { presentCase, refusalError, requireAllowed, requireFound } from '../rpc/refusal-errors.ts'
import { validateAgainstGuideline } from '../workflows/guideline-check.ts'
import { recordProposalHide } from '../workflows/proposal-hide.ts'
import { requireReviewCase } from '../workflows/require-case.ts'
import { loadIneligibleReason } from '../workflows/two-person-eligibility.ts'
import { loadReversibility, recordReversalProposal } from '../workflows/withdrawal-reversal.ts'
import { requireWithdrawal } from './require-withdrawal.ts'
import { loadMembership, loadPins, loadStaffWithPart } from './withdrawal-proposal-reads.ts'

/** The choices of a withdrawal or a reversal. `lastFour`: the typed end of the member's id. */
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
  /** hides the post at once, by this letter; `null`: it stays as it is */
  readonly hide: { readonly template: ProposalContent['template']; readonly text: string } | null
  /** all versions of the catalogue that this process knows */
  readonly entries: readonly CatalogueEntry[]
}

/**
 * Proposes to end the membership of the author of a claimed case. Throws NotFound, and the refusal with the case as it
 * is now.
 */
export async function proposeWithdrawal(
  tx: Tx,
  at: string,
  actor: Staff,
  input: ProposeWithdrawalInput,
): Promise<{ withdrawalId: string }> {
  const { caseId, fence, contentVersion, categories, clause, template, text, note, lastFour, hide, entries } = input
  const storedCase = await requireReviewCase(tx.db, caseId)
  tx.lock('target', `member/${storedCase.authorId}`)
  const { pins, counted } = await loadPins(tx, input.evidence, storedCase.authorId)
  const ineligible = await loadIneligibleReason(tx.db, actor, at)
  const hadPart = (await loadStaffWithPart(tx.db, caseId, input.evidence)).includes(actor.id)
  const member = { ...(await loadMembership(tx.db, storedCase.authorId)), ineligible, hadPart }
  const { visible: shown, confirmed } = requireFound(await caseWithContent(tx.db, caseId))
  // a hide that can still be undone counts, too
  const about = (await ledgerOf(tx.db, storedCase.authorId)).filter(
    ({ target: { type, id } }) => type === storedCase.target.type && id === storedCase.target.id,
  )
  const visible = shown && visibilityAfter(about)
  const post = { visible, hidBefore: await hasHiddenByProposal(tx.db, { ...storedCase, actorId: actor.id }) }
  const situation = { case: storedCase, actor, now: at, seen: { fence, contentVersion }, member, post }
  const verdict = rule(situation, { categories, clause, text, evidence: counted, lastFour, hide })
  const present = () => presentCase(tx.db, storedCase)
  if (!verdict.ok) throw refusalError(verdict.refusal, await present())
  const chosen = { kind: 'measures', categories, clause, passages: [] } as const
  const ending = { ...chosen, measures: [], template, text }
  const hiding = hide && { ...chosen, measures: ['hide'] as const, ...hide }
  for (const choice of hiding ? [ending, hiding] : [ending]) {
    const refusal = await validateAgainstGuideline(tx.db, at, storedCase.target, { entries, choice })
    if (refusal) throw refusalError(refusal, await present())
  }
  const [hideId, id] = [newId(at), newId(at)]
  await record(tx, at, actor.id, {
    ...verdict.event,
    id,
    decisionId: newId(at),
    actorId: actor.id,
    from: { kind: 'withdrawal', case: storedCase },
    proposed: verdict.event,
    letter: { template, text, note, clause },
    effects: await activityOf(tx.db, storedCase.authorId),
    evidence: pins,
  })
  if (hiding) {
    const of = { case: storedCase, actorId: actor.id, confirmed, proposed: verdict.event, hide: hiding, note }
    await recordProposalHide(tx, at, hideId, of)
  }
  return { withdrawalId: id }
}

export type ProposeReversalInput = ProposalContent & {
  readonly withdrawalId: string
  readonly entries: readonly CatalogueEntry[]
}

/** Proposes to reverse an executed withdrawal. Throws NotFound, and the refusal of the rule. */
export async function proposeWithdrawalReversal(
  tx: Tx,
  at: string,
  actor: Staff,
  input: ProposeReversalInput,
): Promise<{ withdrawalId: string }> {
  const { withdrawalId, template, text, note, lastFour, entries } = input
  const { withdrawal, decision } = await requireWithdrawal(tx.db, withdrawalId)
  tx.lock('target', `member/${withdrawal.memberId}`)
  const { pins, counted } = await loadPins(tx, input.evidence, withdrawal.memberId)
  const { isInForce, member: eligible } = await loadReversibility(tx, at, actor, withdrawal)
  const hadPart = (await loadStaffWithPart(tx.db, withdrawal.caseId, input.evidence)).includes(actor.id)
  const member = { ...eligible, hadPart }
  const event = requireAllowed(reversalRule({ isInForce, actor, member }, { text, evidence: counted, lastFour }))
  const choice = { kind: 'reverse', reverses: [], template, text } as const
  const refusal = await validateAgainstGuideline(tx.db, at, decision.target, { entries, choice })
  if (refusal) throw refusalError(refusal)
  const reversal = { withdrawal, decision, proposed: event, evidence: pins, template, text, note }
  return { withdrawalId: await recordReversalProposal(tx, at, actor.id, reversal) }
}
