import { desk } from '../api/client.ts'
import { failureOf } from '../api/failure.ts'
import { failureWords } from '../decisions/failure-words.ts'
import type { Copy } from '../language/language.tsx'
import type { DeskState } from './desk-context.tsx'

/** To the review screen: the case one already has in hand, else the one on top of the queue. Answers why not, in words. */
export async function goReview(open: DeskState['open'], copy: Copy): Promise<string | null> {
  try {
    const { items } = await desk.queue.list({ view: 'mine', limit: 1 })
    const id = items[0]?.id ?? (await desk.cases.claimNext({ view: 'flagged' }))?.id
    if (!id) return copy.queue.empty.flagged
    open(id)
    return null
  } catch (error) {
    return failureWords(copy, failureOf(error))
  }
}
