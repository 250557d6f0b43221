import type { WithdrawalDraft } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { unfilledVariableNames } from '@mimamori/policy/catalogue/template-rendering'
import { MAX_TEXT_LENGTH } from '@mimamori/policy/decisions/decision-choice'
import { lastFourOf } from '@mimamori/policy/erasure/erasure-rules'
import { MAX_EVIDENCE_PIECES, type WithdrawalKind } from '@mimamori/policy/withdrawals/withdrawal-model'
import { pinnedEvidence } from './pinned-evidence.ts'
import type { ResolvedProposal } from './proposal-message.ts'
import type { ProposalDraft } from './withdrawal-draft.ts'

export type ProposalProblem =
  | 'evidence'
  | 'tooMany'
  | 'category'
  | 'clause'
  | 'template'
  | 'text'
  | 'unfilled'
  | 'tooLong'
  | 'lastFour'
  | 'lastFourWrong'

/** What is wrong with a letter; `null`: nothing. */
export function letterProblem(text: string): 'text' | 'unfilled' | 'tooLong' | null {
  if (text.trim() === '') return 'text'
  if (unfilledVariableNames(text).length > 0) return 'unfilled'
  return text.length > MAX_TEXT_LENGTH ? 'tooLong' : null
}

/** The first problem of a proposal, in the order of its fields; `null`: none. */
export function proposalProblem(
  proposal: ProposalDraft,
  kind: WithdrawalKind,
  { candidates, memberId, hideRefusal }: WithdrawalDraft,
  { template, clause, text, hide }: ResolvedProposal,
): ProposalProblem | null {
  const pinned = pinnedEvidence(proposal, candidates).length
  if (pinned === 0) return 'evidence'
  if (pinned > MAX_EVIDENCE_PIECES) return 'tooMany'
  if (kind === 'withdrawal' && proposal.categories.length === 0) return 'category'
  if (kind === 'withdrawal' && !clause) return 'clause'
  if (!template) return 'template'
  const flaw = letterProblem(text) ?? (hide && hideRefusal === null ? letterProblem(hide.text) : null)
  if (flaw) return flaw
  if (proposal.lastFour.trim() === '') return 'lastFour'
  return proposal.lastFour.trim() === lastFourOf(memberId) ? null : 'lastFourWrong'
}
