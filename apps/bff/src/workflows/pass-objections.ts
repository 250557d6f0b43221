import { isReviewCase } from '@mimamori/policy/cases/case-model'
import type { Rung } from '@mimamori/policy/catalogue/measure-ladder'
import { objectionsToPassing, type PassObjection } from '@mimamori/policy/decisions/passing-rules'
import type { StoredCase } from '@mimamori/storage/cases/case-reads'
import type { Storage } from '@mimamori/storage/storage'
import { loadLadder } from './ladder-step.ts'
import { loadPersonReasons } from './load-person-reasons.ts'

/** Did a lead send the case back with words on what to do? Of a case that nobody can have sent back nothing is read. */
async function isInstructed(storage: Pick<Storage, 'db'>, storedCase: StoredCase): Promise<boolean> {
  const reasons = (await loadPersonReasons(storage, [storedCase])).get(storedCase.id) ?? []
  return reasons.some(({ kind, noteId }) => kind === 'sent_back' && noteId !== null)
}

/** What speaks against passing a case at `now`. `known`: the next rung of its author's ladder, where it was read before. */
export async function loadPassObjections(
  storage: Pick<Storage, 'db'>,
  storedCase: StoredCase,
  now: string,
  known?: Rung | null,
): Promise<PassObjection[]> {
  if (!isReviewCase(storedCase)) return []
  const { queue, score, reporters, authorId } = storedCase
  // nothing is asked of the ladder on patrol
  const looksAtLadder = queue !== 'patrol' && known === undefined
  const [ladder, instructed] = await Promise.all([
    looksAtLadder ? loadLadder(storage.db, authorId, now) : { next: known ?? null },
    isInstructed(storage, storedCase),
  ])
  return objectionsToPassing({ queue, score, reporters, next: ladder.next, instructed })
}
