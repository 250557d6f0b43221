import type { Member } from '@mimamori/policy/intake/intake-arrivals'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'
import { memberSearchKeys } from '../search/member-search-keys.ts'
import type { Vault } from '../vault.ts'
import { encryptPersonal, memberKeyOf, newMemberKey } from './member-key.ts'
import { storedMemberKey, upsertMember } from './member-statements.ts'

/**
 * Stores a member that the marketplace sent. Their key stays the same, so that proofs in the audit log can be checked; a
 * member without one, from before there were keys or after an erasure, gets a new key.
 */
export async function saveToldMember(tx: Tx, at: string, member: Member, vault: Vault): Promise<AuditEvent> {
  const { id, registeredAt, dealings } = member
  // no erasure between reading the key and storing what it sealed
  tx.lock('target', `member/${id}`)
  const [kept] = await storedMemberKey(tx.db).execute({ id })
  const key = memberKeyOf(vault, kept?.dataKey ?? '') ?? newMemberKey(vault)
  await upsertMember(tx.db).execute({
    id,
    roles: JSON.stringify(member.roles),
    ...encryptPersonal(key, member),
    registeredAt,
    verifications: JSON.stringify(member.verifications),
    profile: JSON.stringify(member.profile),
    dealings: dealings ? JSON.stringify(dealings) : null,
    receivedAt: at,
    ...memberSearchKeys(vault, member),
  })
  return { action: 'member.told', subject: { type: 'member', id }, detail: {} }
}
