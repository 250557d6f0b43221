import { os } from '../rpc/rpc-middleware.ts'
import { addCatalogueEntry } from './add-catalogue-entry.ts'
import { getCatalogueForCase, previewTemplate } from './get-catalogue-for-case.ts'
import { getEntryHistory, getWholeCatalogue, listCatalogue } from './list-catalogue.ts'

/** The guideline, its templates and report reasons. */
export const catalogueProcedures = {
  whole: os.catalogue.whole.handler(({ context: { app } }) => getWholeCatalogue(app)),
  list: os.catalogue.list.handler(({ input, context: { app } }) => listCatalogue(app, input)),
  history: os.catalogue.history.handler(({ input, context: { app } }) => getEntryHistory(app, input)),
  add: os.catalogue.add.handler(({ input, context: { app, actor } }) => addCatalogueEntry(app, actor, input)),
  forCase: os.catalogue.forCase.handler(({ input, context: { app } }) => getCatalogueForCase(app, input.caseId)),
  preview: os.catalogue.preview.handler(({ input, context: { app } }) => previewTemplate(app, input)),
}
