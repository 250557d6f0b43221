import type { CaseHead } from '@mimamori/contract/cases/case-head-contract'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { api } from '../../api/api-client.ts'
import { giveUpClaim } from '../../api/tab-ownership.ts'
import { loadWords } from '../../i18n/message-files.ts'
import type { ActionResult, ImmediateAction } from './secondary-action-props.ts'

/** Runs an action that needs no input. Throws as the call does. */
export async function runSecondaryAction(
  action: ImmediateAction,
  review: CaseHead,
  language: Language,
): Promise<ActionResult> {
  const words = await loadWords(language, 'aside')
  const { id: caseId, number, fence } = review
  if (action === 'pin') {
    await api.cases.pin({ caseId })
    return { message: words.pinned(number), leaves: false }
  }
  if (action === 'unpin') {
    await api.cases.unpin({ caseId })
    return { message: words.unpinned(number), leaves: false }
  }
  if (action === 'watch' || action === 'unwatch') {
    const { watched } = await api.inbox.watch({ caseId, on: action === 'watch' })
    return { message: watched ? words.watched(number) : words.unwatched(number), leaves: false }
  }
  await giveUpClaim(review, api.cases.raise({ caseId, fence, why: '' }))
  return { message: words.raised(number), leaves: true }
}
