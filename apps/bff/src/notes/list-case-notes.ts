import type { CaseNote } from '@mimamori/contract/notes/note-contract'
import { caseById } from '@mimamori/storage/cases/case-reads'
import * as reads from '@mimamori/storage/notes/note-reads'
import type { Storage } from '@mimamori/storage/storage'
import { notFoundError } from '../rpc/refusal-errors.ts'

/** The notes on a case, oldest first. Throws NotFound for an unknown case. */
export async function listCaseNotes(db: Storage['db'], caseId: string): Promise<CaseNote[]> {
  const notes = await reads.notesOf(db, caseId)
  if (notes.length === 0 && !(await caseById(db, caseId))) throw notFoundError()
  const noteIds = notes.map(({ id }) => id)
  const mentions = await reads.mentionsIn(db, noteIds)
  return notes.map(({ id, at, text, authorId, authorAlias }) => ({
    id,
    at,
    text,
    author: { id: authorId, alias: authorAlias ?? '' },
    mentions: mentions.filter(({ noteId }) => noteId === id).map((one) => ({ id: one.id, alias: one.alias })),
  }))
}
