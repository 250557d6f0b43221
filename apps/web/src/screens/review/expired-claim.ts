import type { CurrentCase } from '@mimamori/contract/refusal-contract'

/**
 * Is the case, whose renewal was refused, to be claimed again? Only while nobody else has it, it is not snoozed, and this page did not give
 * it up: a renewal that reaches the desk late would take back what was just released. `now`: milliseconds, by the clock of the desk.
 */
export function isClaimedAgain({ state, holder }: CurrentCase, isGivenUp: boolean, now: number): boolean {
  const isFree = holder === null || Date.parse(holder.endsAt) <= now
  return isFree && state !== 'snoozed' && !isGivenUp
}
