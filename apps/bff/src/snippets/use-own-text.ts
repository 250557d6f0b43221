import { os } from '../rpc/rpc-middleware.ts'
import { noteOwnTextUse } from '../workflows/note-used-text.ts'

/** What people keep for themselves, whatever kind it is. */
export const ownTextProcedures = {
  use: os.ownTexts.use.handler(({ input, context: { app, actor } }) => noteOwnTextUse(app, actor, input)),
}
