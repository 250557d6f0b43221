import { record } from '@mimamori/storage/record-change'
import { readersOfCases } from '@mimamori/storage/staff/staff-reads'
import { invalidInputError } from '../rpc/refusal-errors.ts'
import { os, requirePermission } from '../rpc/rpc-middleware.ts'
import { idempotencyKeyFlaw, withIdempotency } from '../rpc/with-idempotency.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { addCaseNote } from './add-case-note.ts'
import { listCaseNotes, listUnseenMentions } from './list-case-notes.ts'

export function noteProcedures(app: AppContext) {
  const reader = requirePermission('cases.read')
  const writer = requirePermission('cases.decide')
  const { storage, clock } = app
  return {
    list: os.notes.list.use(reader).handler(({ input }) => listCaseNotes(storage.db, input.caseId)),
    add: os.notes.add.use(writer).handler(({ input, context }) => {
      const flaw = idempotencyKeyFlaw(context.retryKey)
      if (flaw) throw invalidInputError([flaw])
      const retry = { scope: context.actor.id, key: context.retryKey, body: input }
      return withIdempotency(
        app,
        retry,
        (tx, at) => addCaseNote(tx, at, context.actor, input),
        () => undefined,
      )
    }),
    mentions: os.notes.mentions.use(reader).handler(({ context }) => listUnseenMentions(storage.db, context.actor)),
    seen: os.notes.seen.use(reader).handler(async ({ input, context }) => {
      const { id: staffId } = context.actor
      await storage.write((tx) => record(tx, clock.now(), staffId, { type: 'mentions.seen', staffId, ...input }))
      const { unseen } = await listUnseenMentions(storage.db, context.actor)
      return { unseen }
    }),
    colleagues: os.notes.colleagues.use(reader).handler(() => readersOfCases(storage.db)),
  }
}
