import type { AppContext } from '../office.ts'
import { os, permitted } from '../procedures.ts'
import { addEntry } from './add.ts'
import { forCase, preview } from './for-case.ts'
import { history, listed, whole } from './list.ts'

export function catalogueProcedures(app: AppContext) {
  const reader = permitted('cases.read')
  return {
    whole: os.catalogue.whole.use(reader).handler(() => whole(app)),
    list: os.catalogue.list.use(reader).handler(({ input }) => listed(app, input)),
    history: os.catalogue.history.use(reader).handler(({ input }) => history(app, input)),
    add: os.catalogue.add
      .use(permitted('catalogue.write'))
      .handler(({ input, context }) => addEntry(app, context.actor, input)),
    forCase: os.catalogue.forCase.use(reader).handler(({ input }) => forCase(app, input.caseId)),
    preview: os.catalogue.preview.use(reader).handler(({ input }) => preview(app, input)),
  }
}
