import { eq } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { marks } from '../schema/sqlite.ts'

export const INDEX_MARK_NAME = 'search'

/** Grows when texts are read another way than before, which has the index made anew. */
export const INDEX_VERSION = 1

/** How far the index is. `from`: the number the newest texts began at; older ones are numbered downwards from there. */
export type IndexState =
  | { readonly state: 'whole'; readonly version: number; readonly from: number }
  | {
      readonly state: 'filling'
      readonly version: number
      readonly from: number
      /** cases with a smaller number are still to be done */
      readonly case: number
      /** number of the next text */
      readonly doc: number
      /** members with a greater id are still to be done */
      readonly member: string
    }

/** `null`: the database is from before there was an index. */
export async function indexState(db: Db): Promise<IndexState | null> {
  const [row] = await db.select().from(marks).where(eq(marks.name, INDEX_MARK_NAME))
  return row ? JSON.parse(row.value) : null
}
