import type { EvidenceCandidate } from '@mimamori/contract/withdrawals/withdrawal-contract'
import type { EvidenceRef } from '@mimamori/policy/withdrawals/withdrawal-model'
import type { ProposalDraft } from './withdrawal-draft.ts'

/** Key of a piece of evidence, unique among the candidates of a member. */
export function evidenceKey(ref: EvidenceRef): string {
  return ref.kind === 'text' ? `${ref.type} ${ref.id} ${ref.version}` : `${ref.kind} ${ref.id}`
}

/** Suggested candidates first, so that they have the first digits. */
export const suggestedFirst = (candidates: readonly EvidenceCandidate[]): EvidenceCandidate[] => [
  ...candidates.filter(({ suggested }) => suggested),
  ...candidates.filter(({ suggested }) => !suggested),
]

/** The pinned candidates; the suggested ones while nothing was changed. */
export function pinnedEvidence(proposal: ProposalDraft, candidates: readonly EvidenceCandidate[]): EvidenceCandidate[] {
  const { pinned } = proposal
  return candidates.filter(({ ref, suggested }) => (pinned ? pinned.includes(evidenceKey(ref)) : suggested))
}

/** Pins or unpins a piece of evidence. */
export function toggleEvidence(
  proposal: ProposalDraft,
  candidates: readonly EvidenceCandidate[],
  ref: EvidenceRef,
): ProposalDraft {
  const keys = pinnedEvidence(proposal, candidates).map((each) => evidenceKey(each.ref))
  const key = evidenceKey(ref)
  return { ...proposal, pinned: keys.includes(key) ? keys.filter((each) => each !== key) : [...keys, key] }
}
