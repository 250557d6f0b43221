import type { MaskedMember } from '@mimamori/contract/members/masked-member-contract'
import { maskFor } from '@mimamori/policy/members/masking-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { standingOf } from '@mimamori/storage/ledger/ledger-reads'
import { memberById } from '@mimamori/storage/members/known-member-reads'
import type { Storage } from '@mimamori/storage/storage'

/** A member with contacts masked for this person's role, without their standing; `null`: not known. */
export async function loadMaskedMember(
  storage: Storage,
  actor: Staff,
  id: string,
): Promise<Omit<MaskedMember, 'standing'> | null> {
  const member = await memberById(storage.db, storage.vault, id)
  if (!member) return null
  const { registeredAt, verifications, erased } = member
  return { id, roles: [...member.roles], ...maskFor(actor.role, member), registeredAt, verifications, erased }
}

/** The same with the measures in force against them. */
export async function loadMemberWithStanding(
  storage: Storage,
  actor: Staff,
  id: string,
  now: string,
): Promise<MaskedMember | null> {
  const [member, standing] = await Promise.all([loadMaskedMember(storage, actor, id), standingOf(storage.db, id, now)])
  return member && { ...member, standing }
}
