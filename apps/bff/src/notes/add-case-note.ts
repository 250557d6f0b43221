import { writeNote } from '@mimamori/policy/notes/note-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { newId } from '@mimamori/storage/ids'
import { record } from '@mimamori/storage/record-change'
import { readersOfCases } from '@mimamori/storage/staff/staff-reads'
import type { Tx } from '@mimamori/storage/storage'
import { notFoundError, refusalError } from '../rpc/refusal-errors.ts'

export type CaseNoteInput = { readonly caseId: string; readonly text: string; readonly mentions: readonly string[] }

/** Write a note on a case. Refuses an empty one, and one that calls somebody who could not read it. */
export async function addCaseNote(
  tx: Tx,
  at: string,
  author: Staff,
  input: CaseNoteInput,
): Promise<{ noteId: string }> {
  const storedCase = await caseById(tx.db, input.caseId)
  if (!storedCase) throw notFoundError()
  const readers = input.mentions.length > 0 ? await readersOfCases(tx.db) : []
  const verdict = writeNote(input, author, new Set(readers.map(({ id }) => id)))
  if (!verdict.ok) throw refusalError(verdict.refusal)
  const id = newId(at)
  await record(tx, at, author.id, { ...verdict.event, id, caseId: storedCase.id, authorId: author.id })
  return { noteId: id }
}
