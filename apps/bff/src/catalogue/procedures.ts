import type { Office } from '../office.ts'
import { os, permitted } from '../procedures.ts'
import { addEntry } from './add.ts'
import { forCase, preview } from './for-case.ts'
import { history, listed, whole } from './list.ts'

export function catalogueProcedures(office: Office) {
  const reader = permitted('cases.read')
  return {
    whole: os.catalogue.whole.use(reader).handler(() => whole(office)),
    list: os.catalogue.list.use(reader).handler(({ input }) => listed(office, input)),
    history: os.catalogue.history.use(reader).handler(({ input }) => history(office, input)),
    add: os.catalogue.add
      .use(permitted('catalogue.write'))
      .handler(({ input, context }) => addEntry(office, context.actor, input)),
    forCase: os.catalogue.forCase.use(reader).handler(({ input }) => forCase(office, input.caseId)),
    preview: os.catalogue.preview.use(reader).handler(({ input }) => preview(office, input)),
  }
}
