import { plusSeconds } from '@mimamori/policy/instant'
import { DAY_SECONDS, type RevealChoice, revealPersonalField } from '@mimamori/policy/members/reveal-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { membersToReveal } from '@mimamori/storage/cases/member-case-reads'
import { erasableMember } from '@mimamori/storage/erasure/erasure-reads'
import { personalOf, revealsSince } from '@mimamori/storage/members/member-reads'
import { record } from '@mimamori/storage/record-change'
import { notFoundError, requireAllowed } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'

/**
 * Reveals one personal field (開示), such as the phone number. Who saw it and why is stored in the transaction that reads
 * the value, and durable before it is returned. Throws NotFound for an unknown member or case, and the refusal of the
 * rule.
 */
export async function revealField(
  { storage, clock }: AppContext,
  actor: Staff,
  request: RevealChoice & { readonly caseId: string | null },
): Promise<{ value: string }> {
  const { memberId, caseId } = request
  return await storage.write(async (tx) => {
    const now = clock.now()
    // the limit holds over all instances, and an erasure waits
    tx.lock('key', `reveals/${actor.id}`)
    tx.lock('target', `member/${memberId}`)
    const storedCase = caseId === null ? null : await caseById(tx.db, caseId)
    if (caseId !== null && !storedCase) throw notFoundError()
    const recent = await revealsSince(tx.db, actor.id, plusSeconds(now, -DAY_SECONDS))
    const member = await personalOf(tx.db, storage.vault, memberId)
    const erased = member === null && ((await erasableMember(tx.db, memberId))?.erased ?? false)
    const memberIds = storedCase ? await membersToReveal(tx.db, storedCase) : []
    const situation = { actor, case: storedCase, memberIds, recent, erased, now }
    const event = requireAllowed(revealPersonalField(situation, request))
    if (!member) throw notFoundError()
    const value = member.personal[event.field]
    const proof = member.provable(value)
    await record(tx, now, actor.id, { ...event, staffId: actor.id, memberId, caseId, proof })
    return { value }
  })
}
