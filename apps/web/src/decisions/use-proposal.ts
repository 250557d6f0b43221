import { useState } from 'react'
import { setLeaveGuard } from '../api/leave-guard.ts'
import type { Proposal } from './proposal.ts'

/** Proposals in the writing, kept while what they are about is not on screen. */
const proposals = new Map<string, Proposal>()

function keep(place: string, proposal: Proposal | null): void {
  if (proposal) proposals.set(place, proposal)
  else proposals.delete(place)
  setLeaveGuard('proposals', proposals.size > 0)
}

/** A proposal in the writing. `place`: what it is about, and who writes it. */
export function useProposal(place: string, first: Proposal) {
  const [proposal, setProposal] = useState(() => proposals.get(place) ?? first)
  const change = (next: Proposal) => {
    setProposal(next)
    keep(place, next)
  }
  return { proposal, change, forget: () => keep(place, null) }
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
