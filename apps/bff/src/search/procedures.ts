import type { AppContext } from '../office.ts'
import { os, permitted } from '../procedures.ts'
import { search, similarTo } from './ask.ts'

export function searchProcedures(app: AppContext) {
  const reader = permitted('cases.read')
  return {
    find: os.search.find.use(reader).handler(({ input, context }) => search(app, context.actor, input)),
    similar: os.search.similar.use(reader).handler(({ input }) => similarTo(app, input.caseId)),
  }
}
