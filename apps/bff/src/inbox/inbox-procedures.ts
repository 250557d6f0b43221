import { countUnread, unreadMonthReminders } from '@mimamori/storage/inbox/inbox-reads'
import { record } from '@mimamori/storage/record-change'
import { os } from '../rpc/rpc-middleware.ts'
import { requireCase } from '../workflows/require-case.ts'
import { listInbox, listWatchedCases, summarizeInbox } from './list-inbox.ts'

/** What a person is told, and what they watch. */
export const inboxProcedures = {
  summary: os.inbox.summary.handler(({ context: { app, actor } }) =>
    summarizeInbox(app.storage.db, { staffId: actor.id, now: app.clock.now() }),
  ),
  list: os.inbox.list.handler(({ input, context: { app, actor } }) =>
    listInbox(app.storage.db, { staffId: actor.id, now: app.clock.now() }, input),
  ),
  months: os.inbox.months.handler(({ context: { app, actor } }) => unreadMonthReminders(app.storage.db, actor.id)),
  read: os.inbox.read.handler(async ({ input, context: { app, actor } }) => {
    const { storage, clock } = app
    const { id: staffId } = actor
    const read = { type: 'inbox.read', staffId, ids: input.ids ?? null } as const
    await storage.write((tx) => record(tx, clock.now(), staffId, read))
    return { unread: await countUnread(storage.db, staffId, clock.now()) }
  }),
  watched: os.inbox.watched.handler(({ context: { app, actor } }) => listWatchedCases(app.storage.db, actor.id)),
  watch: os.inbox.watch.handler(async ({ input: { caseId, on }, context: { app, actor } }) => {
    const { id: staffId } = actor
    await app.storage.write(async (tx) => {
      await requireCase(tx.db, caseId)
      await record(tx, app.clock.now(), staffId, { type: on ? 'case.watched' : 'case.unwatched', staffId, caseId })
    })
    return { watched: on }
  }),
}
