import { desc, inArray } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { cases } from '../schema/sqlite.ts'

const newestNumber = prepared((db) =>
  db.select({ number: cases.number }).from(cases).orderBy(desc(cases.number)).limit(1),
)

/** The highest number of a case; 0: there is none. */
export async function newestCaseNumber(db: Db): Promise<number> {
  const [row] = await newestNumber(db).execute()
  return row?.number ?? 0
}

/** Case numbers by case id. */
export async function caseNumbersOf(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: cases.id, number: cases.number })
    .from(cases)
    .where(inArray(cases.id, [...new Set(ids)]))
  return new Map(rows.map((row) => [row.id, row.number]))
}
