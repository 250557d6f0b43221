import { hash } from 'node:crypto'
import { SHIPPED_STANDARDS } from '@mimamori/policy/standards/shipped-standards'
import type { StandardSet } from '@mimamori/policy/standards/standard-definition'
import type { VersionState } from '@mimamori/policy/standards/standard-version-rules'
import { and, desc, eq, gt, lte, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { standardVersions } from '../schema/sqlite.ts'

type VersionRow = typeof standardVersions.$inferSelect
export type StoredVersion = Omit<VersionRow, 'standards' | 'state'> & {
  readonly standards: StandardSet
  readonly state: VersionState
  /** does the stored set still have its hash? */
  readonly intact: boolean
}

const toVersion = ({ standards, state, ...row }: VersionRow): StoredVersion => ({
  ...row,
  state: state as VersionState,
  standards: JSON.parse(standards),
  intact: hash('sha256', standards) === row.hash,
})

/** Standards with the number of their version; 0: as shipped. */
export type NumberedStandards = {
  readonly number: number
  readonly standards: StandardSet
  readonly beganAt: string | null
}

/** The standards in force at an instant. */
export async function standardsInForce(db: Db, at: string): Promise<NumberedStandards> {
  const [row] = await db
    .select()
    .from(standardVersions)
    .where(and(sql`${standardVersions.state} = 'approved'`, lte(standardVersions.beginsAt, at)))
    .orderBy(desc(standardVersions.beginsAt), desc(standardVersions.number))
    .limit(1)
  return row
    ? { number: row.number, standards: JSON.parse(row.standards), beganAt: row.beginsAt }
    : { number: 0, standards: SHIPPED_STANDARDS, beganAt: null }
}

/** When the last approved version begins, of those that have not begun; `null`: all have. */
export async function plannedFrom(db: Db, at: string): Promise<string | null> {
  const [row] = await db
    .select({ beginsAt: standardVersions.beginsAt })
    .from(standardVersions)
    .where(and(sql`${standardVersions.state} = 'approved'`, gt(standardVersions.beginsAt, at)))
    .orderBy(desc(standardVersions.beginsAt))
    .limit(1)
  return row?.beginsAt ?? null
}

/** The version that waits for a second lead; `null`: none does. */
export async function pendingVersion(db: Db): Promise<StoredVersion | null> {
  const [row] = await db.select().from(standardVersions).where(sql`${standardVersions.state} = 'proposed'`)
  return row ? toVersion(row) : null
}

/** The version with this id; `null`: there is none. */
export async function versionById(db: Db, id: string): Promise<StoredVersion | null> {
  const [row] = await db.select().from(standardVersions).where(eq(standardVersions.id, id))
  return row ? toVersion(row) : null
}

/** Every version that was ever proposed, the newest first. */
export async function allVersions(db: Db): Promise<StoredVersion[]> {
  return (await db.select().from(standardVersions).orderBy(desc(standardVersions.id)).limit(100)).map(toVersion)
}

/** The approved version with this number; `null`: there is none. */
export async function versionByNumber(db: Db, number: number): Promise<StoredVersion | null> {
  const [row] = await db
    .select()
    .from(standardVersions)
    .where(and(eq(standardVersions.number, number), sql`${standardVersions.state} = 'approved'`))
  return row ? toVersion(row) : null
}

/** The standards that the changes of a dry run are told apart by; `null`: they are not. */
export async function comparedStandards(
  db: Db,
  { comparedWith }: { readonly comparedWith: number | null },
): Promise<StandardSet | null> {
  return comparedWith === null ? null : ((await versionByNumber(db, comparedWith))?.standards ?? null)
}

/** The greatest number of an approved version; 0: there is none. */
export async function lastVersionNumber(db: Db): Promise<number> {
  const [row] = await db
    .select({ number: standardVersions.number })
    .from(standardVersions)
    .where(sql`${standardVersions.state} = 'approved'`)
    .orderBy(desc(standardVersions.number))
    .limit(1)
  return row?.number ?? 0
}
