import { os, requirePermission } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { addCatalogueEntry } from './add-catalogue-entry.ts'
import { getCatalogueForCase, previewTemplate } from './get-catalogue-for-case.ts'
import { getEntryHistory, getWholeCatalogue, listCatalogue } from './list-catalogue.ts'

export function catalogueProcedures(app: AppContext) {
  const reader = requirePermission('cases.read')
  return {
    whole: os.catalogue.whole.use(reader).handler(() => getWholeCatalogue(app)),
    list: os.catalogue.list.use(reader).handler(({ input }) => listCatalogue(app, input)),
    history: os.catalogue.history.use(reader).handler(({ input }) => getEntryHistory(app, input)),
    add: os.catalogue.add
      .use(requirePermission('catalogue.write'))
      .handler(({ input, context }) => addCatalogueEntry(app, context.actor, input)),
    forCase: os.catalogue.forCase.use(reader).handler(({ input }) => getCatalogueForCase(app, input.caseId)),
    preview: os.catalogue.preview.use(reader).handler(({ input }) => previewTemplate(app, input)),
  }
}
