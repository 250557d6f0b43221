import { os } from '../rpc/rpc-middleware.ts'
import { discardDraft, listDrafts, saveDraft } from './keep-drafts.ts'

/** What people have typed and not sent, each for themselves. */
export const draftProcedures = {
  list: os.drafts.list.handler(({ input, context: { app, actor } }) => listDrafts(app.storage, actor, input.subjectId)),
  save: os.drafts.save.handler(({ input, context: { app, actor } }) => saveDraft(app, actor, input)),
  discard: os.drafts.discard.handler(({ input, context: { app, actor } }) => discardDraft(app, actor, input)),
}
