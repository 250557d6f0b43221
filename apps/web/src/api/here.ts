import type { Review } from '@mimamori/contract/cases/review-contract'

type Held = Pick<Review, 'id' | 'fence' | 'holder'>

/** the fence under which this tab took, or first saw, a case of this person */
const fences = new Map<string, number>()

/** This tab has the case now. */
export function takeHere({ id, fence }: Held): void {
  fences.set(id, fence)
}

/** A case that is already this person's when it is first shown belongs to the tab that shows it. */
export function adoptHere(review: Held): void {
  if (review.holder?.mine && !fences.has(review.id)) takeHere(review)
}

/** What becomes of the case is open again: decided, or taken back. */
export function forgetHere(caseId: string): void {
  fences.delete(caseId)
}

/** Did the same person take the case anew in another tab? */
export function inOtherTab({ id, fence, holder }: Held): boolean {
  const own = fences.get(id)
  return holder?.mine === true && own !== undefined && own !== fence
}
