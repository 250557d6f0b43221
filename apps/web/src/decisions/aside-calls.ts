import type { Review } from '@mimamori/contract/cases/review-contract'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { api } from '../api/api-client.ts'
import { forgetTabOwnership } from '../api/tab-ownership.ts'
import type { AsideCall, Done } from './aside-moves.ts'
import { ASIDE_WORDS } from './aside-words.ts'

/** Do what needs no further word. Throws what a call throws. */
export async function asideCall(
  move: AsideCall,
  { id: caseId, number, fence }: Review,
  language: Language,
): Promise<Done> {
  const words = ASIDE_WORDS[language]
  if (move === 'pin') {
    await api.cases.pin({ caseId })
    return { said: words.pinned(number), leaves: false }
  }
  if (move === 'unpin') {
    await api.cases.unpin({ caseId })
    return { said: words.unpinned(number), leaves: false }
  }
  await api.cases.raise({ caseId, fence, why: '' })
  forgetTabOwnership(caseId)
  return { said: words.raised(number), leaves: true }
}
