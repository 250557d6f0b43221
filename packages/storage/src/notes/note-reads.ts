import { desc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { caseNotes, mentions, staff } from '../schema/sqlite.ts'

const MAX_NOTES = 200

const noteColumns = {
  id: caseNotes.id,
  caseId: caseNotes.caseId,
  at: caseNotes.at,
  text: caseNotes.text,
  authorId: caseNotes.authorId,
  authorAlias: staff.alias,
}

/** A note on a case; the alias is `null` where the desk itself wrote it. */
export type StoredNote = {
  readonly id: string
  readonly caseId: string
  readonly at: string
  readonly text: string
  readonly authorId: string
  readonly authorAlias: string | null
}

/** The newest 200 notes of a case, oldest first. */
export async function notesOf(db: Db, caseId: string): Promise<StoredNote[]> {
  const newest = await db
    .select(noteColumns)
    .from(caseNotes)
    .leftJoin(staff, eq(staff.id, caseNotes.authorId))
    .where(eq(caseNotes.caseId, caseId))
    .orderBy(desc(caseNotes.id))
    .limit(MAX_NOTES)
  return newest.reverse()
}

/** Who is mentioned in these notes. */
export async function mentionsIn(
  db: Db,
  noteIds: readonly string[],
): Promise<{ noteId: string; id: string; alias: string }[]> {
  if (noteIds.length === 0) return []
  return await db
    .select({ noteId: mentions.noteId, id: mentions.staffId, alias: staff.alias })
    .from(mentions)
    .innerJoin(staff, eq(staff.id, mentions.staffId))
    .where(inArray(mentions.noteId, [...noteIds]))
}
