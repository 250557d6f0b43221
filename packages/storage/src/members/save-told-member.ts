import type { Member } from '@mimamori/policy/intake/intake-arrivals'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'
import { memberSearchKeys } from '../search/member-search-keys.ts'
import type { Vault } from '../vault.ts'
import { encryptPersonal, memberKeyOf, newMemberKey } from './member-key.ts'
import { storedMemberKey, upsertMember } from './member-statements.ts'

/**
 * Who a member is. One key stays with a member for as long as there is one, so that what was proved under it can be
 * looked up; whoever comes from before there were keys, or is told anew after an erasure, gets a fresh one.
 */
export async function saveToldMember(tx: Tx, at: string, member: Member, vault: Vault): Promise<AuditEvent> {
  const { id, registeredAt, dealings } = member
  // an erasure may not fall between the key being read and what it sealed being stored
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
