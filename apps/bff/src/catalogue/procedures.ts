import { os, requirePermission } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { addEntry } from './add.ts'
import { forCase, preview } from './for-case.ts'
import { history, listed, whole } from './list.ts'

export function catalogueProcedures(app: AppContext) {
  const reader = requirePermission('cases.read')
  return {
    whole: os.catalogue.whole.use(reader).handler(() => whole(app)),
    list: os.catalogue.list.use(reader).handler(({ input }) => listed(app, input)),
    history: os.catalogue.history.use(reader).handler(({ input }) => history(app, input)),
    add: os.catalogue.add
      .use(requirePermission('catalogue.write'))
      .handler(({ input, context }) => addEntry(app, context.actor, input)),
    forCase: os.catalogue.forCase.use(reader).handler(({ input }) => forCase(app, input.caseId)),
    preview: os.catalogue.preview.use(reader).handler(({ input }) => preview(app, input)),
  }
}
