import type { CaseHead } from '@mimamori/contract/cases/case-head-contract'
import { trackAct } from './acts-underway.ts'

/** A claim: the case, and the fence it was claimed under. */
type OwnedCase = Pick<CaseHead, 'id' | 'fence'>
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

/** the fence of the claim of each case that this page gives up, or gave up */
const givenUpFences = new Map<string, number>()

/**
 * Notes an act by which this person gives up a claim, such as a snooze, so that no renewal under way claims the case again, and Undo waits
 * for it. Returns the answer of the call; throws as it does, and the claim is kept then.
 */
export async function giveUpClaim<Answer extends { readonly actId: string | null }>(
  { id, fence }: OwnedCase,
  call: Promise<Answer>,
): Promise<Answer> {
  givenUpFences.set(id, fence)
  call.catch(() => givenUpFences.delete(id))
  const answer = await trackAct(call, ({ actId }) => actId)
  forgetTabOwnership(id)
  return answer
}

/** Did this page give up the claim, or is it about to? */
export const isGivenUp = ({ id, fence }: OwnedCase): boolean => givenUpFences.get(id) === fence
