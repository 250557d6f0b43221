/** A case as it was given to somebody: the fence is the number every later write on it has to name. */
export type GrantedClaim = { readonly id: string; readonly fence: number }

/** What the people at the desk know of who has what. It must agree with the desk at every moment. */
export type ClaimLedger = {
  readonly given: (holder: string, it: GrantedClaim) => void
  /** Before it is asked for: the desk may give it to the next one before the answer is here. */
  readonly givesBack: (it: GrantedClaim) => void
  /** all leases have ended */
  readonly forget: () => void
  readonly count: () => number
  /** what was given to two people at once, or given again under a fence it had before */
  readonly wrong: readonly string[]
}

export function createClaimLedger(): ClaimLedger {
  const holders = new Map<string, string>()
  const fences = new Map<string, number>()
  const wrong: string[] = []
  let count = 0
  return {
    given(holder, { id, fence }) {
      count += 1
      const other = holders.get(id)
      if (other) wrong.push(`${id} was given to ${holder} while ${other} held it`)
      const before = fences.get(id) ?? 0
      if (fence <= before) wrong.push(`${id} was given under fence ${fence}, after ${before}`)
      holders.set(id, holder)
      fences.set(id, fence)
    },
    givesBack: ({ id }) => void holders.delete(id),
    forget: () => holders.clear(),
    count: () => count,
    wrong,
  }
}
