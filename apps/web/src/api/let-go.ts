import { trackAct } from './acts-underway.ts'
import { forgetTabOwnership, keepClaim, type OwnedCase, yieldClaim } from './tab-ownership.ts'

/**
 * Notes an act by which this person gives up a case, such as a snooze, so that no renewal that is under way claims the case again, and
 * Undo waits for it. Returns the answer of the call; throws as it does, and the case is kept then.
 */
export async function letGo<Answer extends { readonly actId: string | null }>(
  of: OwnedCase,
  call: Promise<Answer>,
): Promise<Answer> {
  yieldClaim(of)
  try {
    const answer = await trackAct(call, ({ actId }) => actId)
    forgetTabOwnership(of.id)
    return answer
  } catch (error) {
    keepClaim(of)
    throw error
  }
}
