import { useState } from 'react'
import { setLeaveGuard } from '../../api/leave-guard.ts'
import type { ProposalDraft } from './withdrawal-draft.ts'

/** Proposals in the writing, kept while what they are about is not on screen. */
const drafts = new Map<string, ProposalDraft>()

function keepDraft(place: string, proposal: ProposalDraft | null): void {
  if (proposal) drafts.set(place, proposal)
  else drafts.delete(place)
  setLeaveGuard('proposals', drafts.size > 0)
}

/** A proposal in the writing. `place`: what it is about, and who writes it. */
export function useWithdrawalDraft(
  place: string,
  first: ProposalDraft,
): { proposal: ProposalDraft; change: (next: ProposalDraft) => void; forget: () => void } {
  const [proposal, setProposal] = useState(() => drafts.get(place) ?? first)
  const change = (next: ProposalDraft) => {
    setProposal(next)
    keepDraft(place, next)
  }
  return { proposal, change, forget: () => keepDraft(place, null) }
}

/** The same request has the same key: sent again after a failure, it is still one. */
export function useRequestKey(): (input: unknown) => string {
  const [last] = useState({ body: '', key: '' })
  return (input) => {
    const body = JSON.stringify(input)
    if (last.body !== body) Object.assign(last, { body, key: crypto.randomUUID() })
    return last.key
  }
}
