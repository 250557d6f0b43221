import { and, count, eq, inArray, ne, notExists, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { noticePictures, notices } from '../schema/sqlite.ts'

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

/** Is a picture in no text of a notice? */
export const isInNoText = (db: Db): SQL =>
  notExists(
    db
      .select({ id: notices.id })
      .from(notices)
      .where(sql`${notices.texts} like '%picture:' || ${noticePictures.id} || '%'`),
  )

/** How many pictures a person has added that are in no text of a notice, but for this one. */
export async function countUnusedPictures(
  db: Db,
  { addedBy, except }: { readonly addedBy: string; readonly except: string },
): Promise<number> {
  const [found] = await db
    .select({ n: count() })
    .from(noticePictures)
    .where(and(eq(noticePictures.addedBy, addedBy), ne(noticePictures.id, except), isInNoText(db)))
  return found?.n ?? 0
}

export type StoredPictureFacts = Pick<StoredPicture, 'id' | 'mediaType' | 'bytes' | 'width' | 'height'>

/** What is known of the pictures with these ids, without their bytes, by id. */
export async function pictureFactsById(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredPictureFacts>> {
  if (ids.length === 0) return new Map()
  const { id, mediaType, bytes, width, height } = noticePictures
  const rows = await db
    .select({ id, mediaType, bytes, width, height })
    .from(noticePictures)
    .where(inArray(noticePictures.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row]))
}
