import type { CaseHead } from '@mimamori/contract/cases/case-head-contract'

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
