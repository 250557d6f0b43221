import type { Member } from '@mimamori/policy/intake/intake-arrivals'
import { knownMember } from '@mimamori/storage/members/member-overview-reads'
import { record } from '@mimamori/storage/record-change'
import { reportsWaitingFor } from '@mimamori/storage/reports/filed-report-reads'
import type { Tx } from '@mimamori/storage/storage'
import type { Vault } from '@mimamori/storage/vault'
import { flagIfRelated } from '../workflows/flag-member.ts'
import { ingestContent } from './ingest-content.ts'
import { memberAsContent } from './post-report.ts'

/** Stores a member. A report that arrived before its member gets its case now; so does a member who is related to a withdrawn one. */
export async function putMember(
  tx: Tx,
  at: string,
  actorId: string,
  member: Member,
  vault: Vault,
): Promise<{ id: string }> {
  const before = await knownMember(tx.db, member.id)
  await record(tx, at, actorId, { type: 'member.told', member, vault })
  const waiting = await reportsWaitingFor(tx.db, { type: 'member', id: member.id })
  if (waiting.some(({ valid }) => valid)) await ingestContent(tx, at, actorId, memberAsContent(member.id, at))
  const told = await knownMember(tx.db, member.id)
  const isSame = before?.emailKey === told?.emailKey && before?.phoneKey === told?.phoneKey
  if (told && !isSame) await flagIfRelated(tx, at, member.id, told)
  return { id: member.id }
}

/** Opens a case about a member the desk knows. */
export const openMemberCase = (
  tx: Tx,
  at: string,
  actorId: string,
  memberId: string,
): Promise<{ version: number; changed: boolean }> => ingestContent(tx, at, actorId, memberAsContent(memberId, at))
