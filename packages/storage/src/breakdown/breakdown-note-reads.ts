import type { BreakdownNote } from '@mimamori/policy/breakdown/breakdown-note-rules'
import { and, asc, eq, gte, isNull, lte } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { breakdownNotes, staff } from '../schema/sqlite.ts'

export type ShownNote = BreakdownNote & { readonly author: string | null }

/** The notes on the days of these months, both included, each with the alias of its author; removed ones are not among them. */
export async function notesOfMonths(
  db: Db,
  { from, until }: { readonly from: string; readonly until: string },
): Promise<ShownNote[]> {
  const rows = await db
    .select({ note: breakdownNotes, author: staff.alias })
    .from(breakdownNotes)
    .leftJoin(staff, eq(staff.id, breakdownNotes.authorId))
    .where(
      and(
        isNull(breakdownNotes.removedAt),
        gte(breakdownNotes.day, `${from}-01`),
        // no month has a later day
        lte(breakdownNotes.day, `${until}-31`),
      ),
    )
    .orderBy(asc(breakdownNotes.day), asc(breakdownNotes.id))
  return rows.map(({ note, author }) => ({ ...note, author }))
}

/** The note with this id, removed or not; `null`: there is none. */
export async function breakdownNoteById(db: Db, id: string): Promise<BreakdownNote | null> {
  const [row] = await db.select().from(breakdownNotes).where(eq(breakdownNotes.id, id))
  return row ?? null
}
