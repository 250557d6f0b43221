import { readersOfCases } from '@mimamori/storage/staff/staff-reads'
import { os } from '../rpc/rpc-middleware.ts'
import { addCaseNote } from './add-case-note.ts'
import { listCaseNotes } from './list-case-notes.ts'

/** The internal notes on a case. */
export const noteProcedures = {
  list: os.notes.list.handler(({ input, context: { app } }) => listCaseNotes(app.storage.db, input.caseId)),
  add: os.notes.add.handler(({ input, context: { actor, runOnce } }) =>
    runOnce(input, (tx, at) => addCaseNote(tx, at, actor, input)),
  ),
  colleagues: os.notes.colleagues.handler(({ context: { app } }) => readersOfCases(app.storage.db)),
}
