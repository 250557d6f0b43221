import { os } from '../rpc/rpc-middleware.ts'
import { addSnippet, changeSnippet, listSnippets, removeSnippet } from './manage-snippets.ts'

/** A person's short texts. */
export const snippetProcedures = {
  list: os.snippets.list.handler(({ context: { app, actor } }) => listSnippets(app, actor)),
  add: os.snippets.add.handler(({ input, context: { app, actor } }) => addSnippet(app, actor, input)),
  change: os.snippets.change.handler(({ input, context: { app, actor } }) => changeSnippet(app, actor, input)),
  remove: os.snippets.remove.handler(({ input, context: { app, actor } }) => removeSnippet(app, actor, input.id)),
}
