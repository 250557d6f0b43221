import { record } from '@mimamori/storage/record-change'
import { readersOfCases } from '@mimamori/storage/staff/staff-reads'
import { flawOfKey, once } from '../http/once.ts'
import { invalid } from '../http/refused.ts'
import type { AppContext } from '../office.ts'
import { os, permitted } from '../procedures.ts'
import { addNote } from './add.ts'
import { mentionsOf, notesOf } from './list.ts'

export function noteProcedures(app: AppContext) {
  const reader = permitted('cases.read')
  const writer = permitted('cases.decide')
  const { storage, clock } = app
  return {
    list: os.notes.list.use(reader).handler(({ input }) => notesOf(storage.db, input.caseId)),
    add: os.notes.add.use(writer).handler(({ input, context }) => {
      const flaw = flawOfKey(context.retryKey)
      if (flaw) throw invalid([flaw])
      const retry = { scope: context.actor.id, key: context.retryKey, body: input }
      return once(
        app,
        retry,
        (tx, at) => addNote(tx, at, context.actor, input),
        () => undefined,
      )
    }),
    mentions: os.notes.mentions.use(reader).handler(({ context }) => mentionsOf(storage.db, context.actor)),
    seen: os.notes.seen.use(reader).handler(async ({ input, context }) => {
      const { id: staffId } = context.actor
      await storage.write((tx) => record(tx, clock.now(), staffId, { type: 'mentions.seen', staffId, ...input }))
      const { unseen } = await mentionsOf(storage.db, context.actor)
      return { unseen }
    }),
    colleagues: os.notes.colleagues.use(reader).handler(() => readersOfCases(storage.db)),
  }
}
