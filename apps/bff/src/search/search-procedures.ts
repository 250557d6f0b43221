import { os, requirePermission } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { findSimilarTexts, searchTexts } from './search-texts.ts'

export function searchProcedures(app: AppContext) {
  const reader = requirePermission('cases.read')
  return {
    find: os.search.find.use(reader).handler(({ input, context }) => searchTexts(app, context.actor, input)),
    similar: os.search.similar.use(reader).handler(({ input }) => findSimilarTexts(app, input.caseId)),
  }
}
