import { plusSeconds } from '@mimamori/policy/instant'
import { and, inArray, lt, or } from 'drizzle-orm'
import type { Tx } from '../engine/engine.ts'
import { noticePictures } from '../schema/sqlite.ts'
import { isInNoText, type StoredPicture } from './picture-reads.ts'

export type NewPicture = Omit<StoredPicture, 'addedAt' | 'addedBy'>

/** how long a picture is kept that no saved text has yet */
const KEPT_UNUSED_SECONDS = 7 * 86_400

/** Stores a picture, once however often it is added. */
export async function savePicture(tx: Tx, at: string, picture: NewPicture, addedBy: string): Promise<void> {
  await tx.db
    .insert(noticePictures)
    .values({ ...picture, addedAt: at, addedBy })
    // added anew it is kept as long as a new one
    .onConflictDoUpdate({ target: noticePictures.id, set: { addedAt: at } })
}

/** Deletes pictures that are in no text of a notice: those of `ids`, and all that were added days ago. Answers how many. */
export async function dropUnusedPictures(tx: Tx, at: string, ids: readonly string[]): Promise<number> {
  const inNoText = isInNoText(tx.db)
  const old = lt(noticePictures.addedAt, plusSeconds(at, -KEPT_UNUSED_SECONDS))
  const dropped = await tx.db
    .delete(noticePictures)
    .where(and(inNoText, ids.length > 0 ? or(old, inArray(noticePictures.id, [...ids])) : old))
    .returning({ id: noticePictures.id })
  return dropped.length
}
