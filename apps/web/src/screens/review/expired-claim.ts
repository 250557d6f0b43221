import type { CaseHead } from '@mimamori/contract/cases/case-head-contract'
import type { CurrentCase } from '@mimamori/contract/refusal-contract'

/**
 * Is the case, whose renewal was refused, to be claimed again? Only when its lease ended by time and nobody has it now. One that ended
 * before was given up on purpose: claiming again would wake what was just snoozed, or take back what was released.
 * `now`: milliseconds, by the clock of the desk.
 */
export function isClaimedAgain({ holder }: Pick<CaseHead, 'holder'>, present: CurrentCase, now: number): boolean {
  const hasEnded = holder !== null && Date.parse(holder.endsAt) <= now
  const isFree = present.holder === null || Date.parse(present.holder.endsAt) <= now
  return hasEnded && isFree && present.state !== 'snoozed'
}
