import { eq } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { marks } from '../schema/sqlite.ts'

export const INDEX_MARK_NAME = 'search'

/** Raise it when the index is to have other documents or tokens: it is then rebuilt. 2: with the words of reports. */
export const INDEX_VERSION = 2

/**
 * The progress of filling the index. `from`: document number of the first text that arrived after the fill began; older
 * ones count down from it.
 */
export type IndexState =
  | { readonly state: 'whole'; readonly version: number; readonly from: number }
  | {
      readonly state: 'filling'
      readonly version: number
      readonly from: number
      /** cases with smaller numbers are still to be added */
      readonly case: number
      /** document number of the next older text */
      readonly doc: number
      /** members with greater ids are still to be done */
      readonly member: string
    }

/** The state of the index; `null`: the database is from before there was an index. */
export async function indexState(db: Db): Promise<IndexState | null> {
  const [row] = await db.select().from(marks).where(eq(marks.name, INDEX_MARK_NAME))
  return row ? JSON.parse(row.value) : null
}
