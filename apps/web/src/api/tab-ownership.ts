import type { CaseHead } from '@mimamori/contract/cases/case-head-contract'

/** A claim: the case, and the fence it was claimed under. */
export type OwnedCase = Pick<CaseHead, 'id' | 'fence'>
type HeldCase = Pick<CaseHead, 'id' | 'fence' | 'holder'>

/** the fence under which this tab took, or first saw, a case of this person */
const fenceOfCase = new Map<string, number>()

/** Records that this tab claimed the case. */
export function takeForThisTab({ id, fence }: HeldCase): void {
  fenceOfCase.set(id, fence)
}

/** A case that is already this person's when it is first shown belongs to the tab that shows it. */
export function adoptForThisTab(review: HeldCase): void {
  if (review.holder?.mine && !fenceOfCase.has(review.id)) takeForThisTab(review)
}

/** Forgets in which tab the case is worked on: it was decided or released. */
export function forgetTabOwnership(caseId: string): void {
  fenceOfCase.delete(caseId)
}

/** Did the same person claim the case again in another tab? */
export function isHeldInOtherTab({ id, fence, holder }: HeldCase): boolean {
  const own = fenceOfCase.get(id)
  return holder?.mine === true && own !== undefined && own !== fence
}

/** the fence of each claim that this page gives up, or gave up */
const yieldedFences = new Map<string, number>()

/** Notes that this page gives up a claim, from the moment it asks for it. */
export function yieldClaim({ id, fence }: OwnedCase): void {
  yieldedFences.set(id, fence)
}

/** Takes the note back: the desk refused it, or was not reached. */
export function keepClaim({ id }: OwnedCase): void {
  yieldedFences.delete(id)
}

/** Did this page give up the claim, or is it about to? */
export const isYielded = ({ id, fence }: OwnedCase): boolean => yieldedFences.get(id) === fence
