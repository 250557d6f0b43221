import { api } from '../api/api-client.ts'
import { failureOf } from '../api/call-failure.ts'
import type { Copy } from '../i18n/language-provider.tsx'
import { failureMessage } from '../parts/failure-message.ts'
import type { DeskState } from '../screens/desk-context.tsx'

/**
 * Opens the review of one's claimed case, else claims the first case of the queue. Resolves with why that failed, in
 * words.
 */
export async function openNextReview(open: DeskState['open'], copy: Copy): Promise<string | null> {
  try {
    const { items } = await api.queue.list({ view: 'mine', limit: 1 })
    const id = items[0]?.id ?? (await api.cases.claimNext({ view: 'flagged' }))?.id
    if (!id) return copy.queue.noneLeft
    open(id)
    return null
  } catch (error) {
    return failureMessage(copy, failureOf(error))
  }
}
