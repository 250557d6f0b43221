import { record } from '@mimamori/storage/record-change'
import { readersOfCases } from '@mimamori/storage/staff/staff-reads'
import { os } from '../rpc/rpc-middleware.ts'
import { addCaseNote } from './add-case-note.ts'
import { listCaseNotes, listUnseenMentions } from './list-case-notes.ts'

/** The internal notes on a case. */
export const noteProcedures = {
  list: os.notes.list.handler(({ input, context: { app } }) => listCaseNotes(app.storage.db, input.caseId)),
  add: os.notes.add.handler(({ input, context: { actor, runOnce } }) =>
    runOnce(input, (tx, at) => addCaseNote(tx, at, actor, input)),
  ),
  mentions: os.notes.mentions.handler(({ context: { app, actor } }) => listUnseenMentions(app.storage.db, actor)),
  seen: os.notes.seen.handler(async ({ input, context: { app, actor } }) => {
    const { storage, clock } = app
    const { id: staffId } = actor
    await storage.write((tx) => record(tx, clock.now(), staffId, { type: 'mentions.seen', staffId, ...input }))
    const { unseen } = await listUnseenMentions(storage.db, actor)
    return { unseen }
  }),
  colleagues: os.notes.colleagues.handler(({ context: { app } }) => readersOfCases(app.storage.db)),
}
