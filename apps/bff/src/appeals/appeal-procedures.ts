import { os } from '../rpc/rpc-middleware.ts'
import { agreeToAppeal, decideAppeal, undoAppeal } from './decide-appeal.ts'
import { getAppeal, listAppeals } from './get-appeals.ts'

/** Appeals against measures, and what becomes of them. */
export const appealProcedures = {
  list: os.appeals.list.handler(({ input, context: { app } }) => listAppeals(app, input.list)),
  get: os.appeals.get.handler(({ input, context: { app, actor } }) => getAppeal(app, actor, input.appealId)),
  decide: os.appeals.decide.handler(({ input, context: { app, actor } }) => decideAppeal(app, actor, input)),
  agree: os.appeals.agree.handler(({ input, context: { app, actor } }) => agreeToAppeal(app, actor, input)),
  undo: os.appeals.undo.handler(({ input, context: { app, actor } }) => undoAppeal(app, actor, input.appealId)),
}
