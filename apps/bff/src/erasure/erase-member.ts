import type { ErasedCounts } from '@mimamori/contract/erasure/erasure-contract'
import { type EraseReason, eraseMemberData } from '@mimamori/policy/erasure/erasure-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { countErasable, erasableMember, unfinishedWorkOf } from '@mimamori/storage/erasure/erasure-reads'
import { newId } from '@mimamori/storage/ids'
import { memberById } from '@mimamori/storage/members/known-member-reads'
import { ownTextsNaming } from '@mimamori/storage/own-texts/own-text-reads'
import { record } from '@mimamori/storage/record-change'
import { requireAllowed, requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { completeErasedMembers } from './erased-members-file.ts'

/** a shorter one stands in many words, and tells nobody */
const SHORTEST_NAME = 2

export type EraseMemberInput = { readonly memberId: string; readonly reason: EraseReason; readonly lastFour: string }
export type ErasureResult = { readonly erasureId: string; readonly counts: ErasedCounts }

/**
 * Destroys a member's personal data in one transaction, for good; `purge-erasures.ts` then cleans the files. Throws
 * NotFound for a member the desk does not know, and the refusal while anything of theirs is unfinished.
 */
export async function eraseMember(app: AppContext, actor: Staff, input: EraseMemberInput): Promise<ErasureResult> {
  const { storage, clock, log } = app
  const { memberId, reason, lastFour } = input
  const erased = await storage.write(async (tx) => {
    const at = clock.now()
    // an evaluation under way gives them no standard meanwhile
    tx.lock('key', 'standards')
    tx.lock('target', `member/${memberId}`)
    const known = requireFound(await erasableMember(tx.db, memberId))
    const member = { id: memberId, erased: known.erased, unfinished: await unfinishedWorkOf(tx.db, memberId) }
    const event = requireAllowed(eraseMemberData(member, { reason, lastFour }, actor))
    const counts = await countErasable(tx.db, memberId)
    const { vault } = storage
    const person = await memberById(tx.db, vault, memberId)
    const words = [memberId, person?.displayName ?? '', person?.email ?? '', person?.phone ?? '']
    const own = await ownTextsNaming(
      tx.db,
      vault,
      words.filter((word) => word.length >= SHORTEST_NAME),
    )
    await record(tx, at, actor.id, { type: 'own_texts.removed', ...own })
    const id = newId(at)
    await record(tx, at, actor.id, { ...event, id, memberId, actorId: actor.id })
    return { erasureId: id, counts }
  })
  // the erasure stands; the file is made good at the next one, and at the next start
  await completeErasedMembers(app).catch((err: unknown) =>
    log.error({ err }, 'an erasure could not be noted beside the backups'),
  )
  return erased
}
