import type { Office } from '../office.ts'
import { os, permitted } from '../procedures.ts'
import { search, similarTo } from './ask.ts'

export function searchProcedures(office: Office) {
  const reader = permitted('cases.read')
  return {
    find: os.search.find.use(reader).handler(({ input, context }) => search(office, context.actor, input)),
    similar: os.search.similar.use(reader).handler(({ input }) => similarTo(office, input.caseId)),
  }
}
