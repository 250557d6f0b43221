import type { CriterionResult } from '@mimamori/policy/standards/evaluate-standards'
import type { HoldingChange } from '@mimamori/policy/standards/holding-rules'
import { and, asc, count, desc, eq, gt, gte } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { standardChanges, standardNearMisses } from '../schema/sqlite.ts'

type ChangeRow = typeof standardChanges.$inferSelect
export type StoredChange = Omit<ChangeRow, 'change' | 'missed'> & {
  readonly change: HoldingChange
  readonly missed: readonly CriterionResult[]
}

const toChange = ({ change, missed, ...row }: ChangeRow): StoredChange => ({
  ...row,
  change: change as HoldingChange,
  missed: JSON.parse(missed),
})

/** The change with this id; `null`: there is none. */
export async function changeById(db: Db, id: string): Promise<StoredChange | null> {
  const [row] = await db.select().from(standardChanges).where(eq(standardChanges.id, id))
  return row ? toChange(row) : null
}

/** The changes of a member, the newest first. */
export async function changesOfMember(db: Db, memberId: string, limit = 50): Promise<StoredChange[]> {
  const rows = await db
    .select()
    .from(standardChanges)
    .where(eq(standardChanges.memberId, memberId))
    .orderBy(desc(standardChanges.id))
    .limit(limit)
  return rows.map(toChange)
}

/** The changes of an evaluation, by id. */
export async function changesOfRun(db: Db, runId: string): Promise<StoredChange[]> {
  return (
    await db.select().from(standardChanges).where(eq(standardChanges.runId, runId)).orderBy(asc(standardChanges.id))
  ).map(toChange)
}

export type ChangeCount = {
  readonly month: string
  readonly standard: string
  readonly change: HoldingChange
  readonly n: number
}

/** How many standards were granted and lost, by month from one on, standard and change. */
export async function changesByMonth(db: Db, from: string): Promise<ChangeCount[]> {
  const { month, standard, change } = standardChanges
  const rows = await db
    .select({ month, standard, change, n: count() })
    .from(standardChanges)
    .where(gte(month, from))
    .groupBy(month, standard, change)
  return rows.map((row) => ({ ...row, change: row.change as HoldingChange }))
}

/** The changes of a month behind one bar, after an id. */
export async function changesBehind(
  db: Db,
  of: { readonly month: string; readonly standard: string; readonly change: HoldingChange },
  { after = '', limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<StoredChange[]> {
  const { month, standard, change, id } = standardChanges
  const rows = await db
    .select()
    .from(standardChanges)
    .where(and(eq(month, of.month), eq(standard, of.standard), eq(change, of.change), gt(id, after)))
    .orderBy(asc(id))
    .limit(limit)
  return rows.map(toChange)
}

/** How many standards an evaluation changed. */
export async function countChangesOfRun(db: Db, runId: string): Promise<number> {
  const [row] = await db.select({ n: count() }).from(standardChanges).where(eq(standardChanges.runId, runId))
  return row?.n ?? 0
}

/** Who misses a standard by least, of those nearest to it. */
export async function nearMissesOf(
  db: Db,
  standard: string,
  limit: number,
): Promise<(typeof standardNearMisses.$inferSelect)[]> {
  return await db
    .select()
    .from(standardNearMisses)
    .where(eq(standardNearMisses.standard, standard))
    .orderBy(asc(standardNearMisses.missing), asc(standardNearMisses.memberId))
    .limit(limit)
}
