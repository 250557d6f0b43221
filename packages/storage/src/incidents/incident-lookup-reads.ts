import type { LookupOutcome } from '@mimamori/policy/incidents/incident-rules'
import type { LookupField } from '@mimamori/policy/members/contact-lookup-rules'
import { and, count, desc, eq, gte, inArray, lt, max, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { audit, disclosures, staff } from '../schema/sqlite.ts'
import type { IncidentQuery } from './seen-row-reads.ts'

const OUTCOME_OF_KIND: Readonly<Record<string, LookupOutcome>> = {
  lookup: 'found',
  lookup_missed: 'missed',
  lookup_refused: 'refused',
}

/** the partial index of look-ups holds this condition, and is used only for queries that state it */
const indexed = sql`${disclosures.kind} <> 'reveal'`

/** A look-up, one line for each member it found. The contact that was looked for is stored nowhere. */
export type LookupLine = {
  readonly at: string
  readonly field: LookupField
  readonly reason: string
  readonly outcome: LookupOutcome
  /** the member found; `null`: nobody, or the look-up was refused */
  readonly memberId: string | null
}

const lookupsWithin = ({ id, from, until }: Omit<IncidentQuery, 'by'>) =>
  and(
    inArray(disclosures.kind, Object.keys(OUTCOME_OF_KIND)),
    indexed,
    eq(disclosures.staffId, id),
    gte(disclosures.at, from),
    lt(disclosures.at, until),
  )

/** Look-ups by a person in a time span, newest first, at most `limit`; and how many lines of each outcome there are in all. */
export async function lookupsOf(
  db: Db,
  query: Omit<IncidentQuery, 'by'>,
  limit: number,
): Promise<{ lines: LookupLine[]; counts: Record<LookupOutcome, number> }> {
  const { at, field, reason, kind, memberId } = disclosures
  const rows = await db
    .select({ at, field, reason, kind, memberId })
    .from(disclosures)
    .where(lookupsWithin(query))
    .orderBy(desc(at), desc(disclosures.id))
    .limit(limit)
  const counted = await db.select({ kind, n: count() }).from(disclosures).where(lookupsWithin(query)).groupBy(kind)
  const counts = { found: 0, missed: 0, refused: 0 }
  for (const { kind: of, n } of counted) counts[OUTCOME_OF_KIND[of] ?? 'found'] = n
  const lines = rows.map(({ kind: of, ...row }) => ({
    ...row,
    field: row.field as LookupField,
    outcome: OUTCOME_OF_KIND[of] ?? 'found',
    memberId: row.memberId || null,
  }))
  return { lines, counts }
}

export type RefusedLookups = {
  readonly id: string
  readonly alias: string
  /** how many refusals; at most one an hour is stored */
  readonly n: number
  readonly lastAt: string
  /** has somebody else asked for an incident report on this person since? */
  readonly examined: boolean
}

/** People whose look-ups were refused since this instant, the latest refusal first. */
export async function refusedLookups(db: Db, since: string): Promise<RefusedLookups[]> {
  const last = max(disclosures.at)
  const rows = await db
    .select({ id: disclosures.staffId, alias: staff.alias, n: count(), last })
    .from(disclosures)
    .leftJoin(staff, eq(staff.id, disclosures.staffId))
    .where(and(eq(disclosures.kind, 'lookup_refused'), indexed, gte(disclosures.at, since)))
    .groupBy(disclosures.staffId, staff.alias)
    .orderBy(desc(last))
  if (rows.length === 0) return []
  const inquiries = await db
    .select({ id: audit.subjectId, actor: audit.actorId, last: max(audit.at) })
    .from(audit)
    .where(
      and(
        inArray(
          audit.subjectId,
          rows.map(({ id }) => id),
        ),
        eq(audit.action, 'incident.asked'),
        eq(audit.subjectType, 'staff'),
        gte(audit.at, since),
      ),
    )
    .groupBy(audit.subjectId, audit.actorId)
  return rows.map(({ id, alias, n, last: at }) => ({
    id,
    alias: alias ?? '',
    n,
    lastAt: at ?? '',
    // a report on oneself does not count
    examined: inquiries.some((one) => one.id === id && one.actor !== id && (one.last ?? '') > (at ?? '')),
  }))
}
