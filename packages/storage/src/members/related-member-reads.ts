import type { RelatedBy } from '@mimamori/policy/members/timeline-kinds'
import { and, asc, count, eq, ne, or, type SQL } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { members } from '../schema/sqlite.ts'
import type { KnownMemberState } from './member-overview-reads.ts'

const MAX_RELATED = 50

type ContactKeys = Pick<KnownMemberState, 'emailKey' | 'phoneKey'>

function sharesContact({ emailKey, phoneKey }: ContactKeys): { readonly by: RelatedBy; readonly is: SQL }[] {
  return [
    ...(emailKey === '' ? [] : [{ by: 'email' as const, is: eq(members.emailKey, emailKey) }]),
    ...(phoneKey === '' ? [] : [{ by: 'phone' as const, is: eq(members.phoneKey, phoneKey) }]),
  ]
}

/** How many other members have the same mail address, and the same phone number. */
export async function relatedCounts(db: Db, id: string, keys: ContactKeys): Promise<Record<RelatedBy, number>> {
  const counts = { email: 0, phone: 0 }
  for (const { by, is } of sharesContact(keys)) {
    const [row] = await db
      .select({ n: count() })
      .from(members)
      .where(and(is, ne(members.id, id)))
    counts[by] = row?.n ?? 0
  }
  return counts
}

/** Members with the same mail address or phone number, and what they share, at most 50. */
export async function membersWithSameContact(
  db: Db,
  id: string,
  keys: ContactKeys,
): Promise<{ id: string; by: RelatedBy[] }[]> {
  const shared = sharesContact(keys)
  if (shared.length === 0) return []
  const rows = await db
    .select({ id: members.id, emailKey: members.emailKey, phoneKey: members.phoneKey })
    .from(members)
    .where(and(or(...shared.map(({ is }) => is)), ne(members.id, id)))
    .orderBy(asc(members.registeredAt), asc(members.id))
    .limit(MAX_RELATED)
  return rows.map((row) => ({
    id: row.id,
    by: shared
      .filter(({ by }) => (by === 'email' ? row.emailKey === keys.emailKey : row.phoneKey === keys.phoneKey))
      .map(({ by }) => by),
  }))
}
