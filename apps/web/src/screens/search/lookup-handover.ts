import type { LookupReason } from '@mimamori/policy/members/contact-lookup-rules'

/**
 * A look-up chosen in the palette and handed to the search page in memory; never part of an address or of the history.
 */
export type ChosenLookup = { readonly value: string; readonly reason: LookupReason }

let chosen: ChosenLookup | null = null
const waiting = new Set<() => void>()

/** Hand a look-up to the search page, or keep it until that is there. */
export function handOverLookup(lookup: ChosenLookup): void {
  chosen = lookup
  for (const take of waiting) take()
}

/** Calls `run` with every look-up that is handed over, each once, until the returned function is called. */
export function onLookup(run: (lookup: ChosenLookup) => void): () => void {
  const take = () => {
    const next = chosen
    chosen = null
    if (next) run(next)
  }
  take()
  waiting.add(take)
  return () => waiting.delete(take)
}
