import { writeNote } from '@mimamori/policy/notes/note-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'

import { newId } from '@mimamori/storage/ids'
import { record } from '@mimamori/storage/record-change'
import { readersOfCases } from '@mimamori/storage/staff/staff-reads'
import type { Tx } from '@mimamori/storage/storage'
import { requireAllowed } from '../rpc/refusal-errors.ts'
import { recordAct } from '../workflows/record-act.ts'
import { requireCase } from '../workflows/require-case.ts'

export type CaseNoteInput = { readonly caseId: string; readonly text: string; readonly mentions: readonly string[] }

/**
 * Adds a note to a case. Throws NotFound, and the refusals of an empty note and of a mention of somebody who may not
 * read it.
 */
export async function addCaseNote(
  tx: Tx,
  at: string,
  author: Staff,
  input: CaseNoteInput,
): Promise<{ noteId: string; actId: string }> {
  const storedCase = await requireCase(tx.db, input.caseId)
  const readers = input.mentions.length > 0 ? await readersOfCases(tx.db) : []
  const event = requireAllowed(writeNote(input, author, new Set(readers.map(({ id }) => id))))
  const id = newId(at)
  await record(tx, at, author.id, { ...event, id, caseId: storedCase.id, authorId: author.id })
  return { noteId: id, actId: await recordAct(tx, at, author, { kind: 'note', before: storedCase, noteId: id }) }
}
