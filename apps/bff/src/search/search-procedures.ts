import { os } from '../rpc/rpc-middleware.ts'
import { findSimilarTexts, searchTexts } from './search-texts.ts'

/** Search of texts, and of texts that are alike. */
export const searchProcedures = {
  find: os.search.find.handler(({ input, context: { app, actor } }) => searchTexts(app, actor, input)),
  similar: os.search.similar.handler(({ input, context: { app } }) => findSimilarTexts(app, input.caseId)),
}
