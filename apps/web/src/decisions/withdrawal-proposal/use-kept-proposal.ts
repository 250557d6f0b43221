import { useState } from 'react'
import { type KeptDraftOf, useKeptDraft } from '../../api/kept-drafts.ts'
import type { ProposalDraft } from './withdrawal-draft.ts'

/**
 * The proposal of a case, kept at the desk but for the end of the member's id, which is typed to confirm it. `first`: what it begins
 * with.
 */
export function useKeptProposal(
  staffId: string,
  caseId: string,
  first: ProposalDraft,
): { proposal: ProposalDraft; change: (next: ProposalDraft) => void; draft: KeptDraftOf<'withdrawal'> } {
  const draft = useKeptDraft(staffId, caseId, 'withdrawal')
  const [lastFour, setLastFour] = useState('')
  const { lastFour: _, ...empty } = first
  const change = ({ lastFour: typed, ...proposal }: ProposalDraft) => {
    setLastFour(typed)
    const begun = JSON.stringify(proposal) !== JSON.stringify(empty)
    draft.write(begun ? { kind: 'withdrawal', proposal } : null)
  }
  return { proposal: { ...(draft.content?.proposal ?? empty), lastFour }, change, draft }
}
