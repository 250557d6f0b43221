import { useState } from 'react'
import { setLeaveGuard } from '../../api/leave-guard.ts'
import type { ProposalDraft } from './withdrawal-draft.ts'

/** Unsent proposals, kept while their case or withdrawal is not on screen. */
const drafts = new Map<string, ProposalDraft>()

function keepDraft(place: string, proposal: ProposalDraft | null): void {
  if (proposal) drafts.set(place, proposal)
  else drafts.delete(place)
  setLeaveGuard('proposals', drafts.size > 0)
}

/** The unsent proposal of a case or withdrawal. `place`: its key, made from that and from the person. */
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

/** Returns a function that gives the same input the same idempotency key, so that a repeated request is carried out once. */
export function useRequestKey(): (input: unknown) => string {
  const [last] = useState({ body: '', key: '' })
  return (input) => {
    const body = JSON.stringify(input)
    if (last.body !== body) Object.assign(last, { body, key: crypto.randomUUID() })
    return last.key
  }
}
