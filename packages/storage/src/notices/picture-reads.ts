import { inArray } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { noticePictures } from '../schema/sqlite.ts'

/** A picture of notices. `data`: its bytes in base64. */
export type StoredPicture = typeof noticePictures.$inferSelect

/** The pictures with these ids, by id. */
export async function picturesById(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, StoredPicture>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select()
    .from(noticePictures)
    .where(inArray(noticePictures.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row]))
}
