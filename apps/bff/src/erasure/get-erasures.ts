import type { ErasureLine, ErasurePreview, PurgeState } from '@mimamori/contract/erasure/erasure-contract'
import { type EraseReason, eraseMemberData, lastFourOf } from '@mimamori/policy/erasure/erasure-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { newestErasures } from '@mimamori/storage/erasure/erasure-log-reads'
import {
  countDisclosures,
  countErasable,
  erasableMember,
  unfinishedWorkOf,
} from '@mimamori/storage/erasure/erasure-reads'
import { aliasesOf } from '@mimamori/storage/staff/staff-reads'
import { requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'

const MAX_LISTED_ERASURES = 20

/**
 * What an erasure would empty, and whether it would be refused. Throws NotFound for a member the desk does not know.
 */
export async function getErasable(
  { storage: { db } }: AppContext,
  actor: Staff,
  memberId: string,
): Promise<ErasurePreview> {
  const known = requireFound(await erasableMember(db, memberId))
  const unfinished = await unfinishedWorkOf(db, memberId)
  const typed = { reason: 'member_request', lastFour: lastFourOf(memberId) } as const
  const verdict = eraseMemberData({ id: memberId, erased: known.erased, unfinished }, typed, actor)
  return {
    memberId,
    erases: await countErasable(db, memberId),
    disclosures: await countDisclosures(db, memberId),
    unfinished: { ...unfinished },
    refusal: verdict.ok ? null : verdict.refusal,
  }
}

/** The newest erasures, at most 20, and whether their data was removed from the database files. */
export async function listErasures({ storage }: AppContext): Promise<ErasureLine[]> {
  const rows = await newestErasures(storage.db, MAX_LISTED_ERASURES)
  const aliases = await aliasesOf(storage.db, [...new Set(rows.map(({ actorId }) => actorId))])
  const waiting: PurgeState = storage.vacuum ? 'purging' : 'operator'
  return rows.map(({ id, memberId, at, actorId, reason, counts, purgedAt }) => ({
    id,
    memberId,
    at,
    actor: { id: actorId, alias: aliases.get(actorId) ?? '' },
    reason: reason as EraseReason,
    counts,
    purge: { state: purgedAt === null ? waiting : 'purged', at: purgedAt },
  }))
}
