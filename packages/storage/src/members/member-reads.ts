import { MAX_DRIFT_MS } from '@mimamori/policy/clock/trusted-time-model'
import { plusSeconds } from '@mimamori/policy/instant'
import { lookupWindowStart, type SpentUnits } from '@mimamori/policy/members/contact-lookup-rules'
import type { PersonalData } from '@mimamori/policy/members/personal-fields'
import { and, desc, eq, gt, inArray, lte, or, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { disclosures, members } from '../schema/sqlite.ts'
import type { Vault } from '../vault.ts'
import { decryptPersonal, memberKeyOf } from './member-key.ts'

const p = sql.placeholder
/** more than anybody may reveal in a day */
const MAX_RECENT = 100

const recentReveals = prepared((db) =>
  db
    .select({ at: disclosures.at })
    .from(disclosures)
    .where(and(eq(disclosures.staffId, p('staffId')), gt(disclosures.at, p('since')), eq(disclosures.kind, 'reveal')))
    .orderBy(desc(disclosures.at))
    .limit(MAX_RECENT),
)

const memberRow = prepared((db) =>
  db
    .select()
    .from(members)
    .where(eq(members.id, p('id'))),
)

const LOOKUPS = ['lookup', 'lookup_missed', 'lookup_refused']

const recentLookups = prepared((db) =>
  db
    .select({ at: disclosures.at, units: disclosures.units, kind: disclosures.kind })
    .from(disclosures)
    .where(
      and(
        inArray(disclosures.kind, LOOKUPS),
        // the partial index of look-ups holds this condition, and is used only for queries that state it
        sql`${disclosures.kind} <> 'reveal'`,
        eq(disclosures.staffId, p('staffId')),
        gt(disclosures.at, p('since')),
        lte(disclosures.at, p('until')),
        or(gt(disclosures.units, 0), eq(disclosures.kind, 'lookup_refused')),
      ),
    )
    .limit(MAX_RECENT),
)

/**
 * The units this person spent on look-ups in the hour before `now`, and whether one was refused. Rows dated in the future,
 * from before a clock was set back, are ignored: they would count for longer than an hour.
 */
export async function lookupsInLastHour(
  db: Db,
  staffId: string,
  now: string,
): Promise<{ readonly spent: readonly SpentUnits[]; readonly refused: boolean }> {
  const rows = await recentLookups(db).execute({
    staffId,
    since: lookupWindowStart(now),
    until: plusSeconds(now, MAX_DRIFT_MS / 1000),
  })
  return { spent: rows, refused: rows.some(({ kind }) => kind === 'lookup_refused') }
}

/** When this person revealed something after `since`, newest first. */
export async function revealsSince(db: Db, staffId: string, since: string): Promise<string[]> {
  return (await recentReveals(db).execute({ staffId, since })).map(({ at }) => at)
}

/**
 * A member's personal data unmasked, and the keyed hash that the audit log stores of a value; that is `null` where the member
 * has no key. `null`: the member is unknown or erased.
 */
export async function personalOf(
  db: Db,
  vault: Vault,
  id: string,
): Promise<{ readonly personal: PersonalData; readonly provable: (value: string) => string | null } | null> {
  const [row] = await memberRow(db).execute({ id })
  if (!row || row.erasedAt !== null) return null
  const key = memberKeyOf(vault, row.dataKey)
  return { personal: decryptPersonal(vault, row), provable: (value) => key?.provable(value) ?? null }
}
