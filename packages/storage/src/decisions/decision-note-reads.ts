import { inArray } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { decisions } from '../schema/sqlite.ts'

/** The internal notes of these decisions, by id; one without a note is left out. */
export async function decisionNotesOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: decisions.id, note: decisions.note })
    .from(decisions)
    .where(inArray(decisions.id, [...ids]))
  return new Map(rows.filter(({ note }) => note !== '').map(({ id, note }) => [id, note]))
}
