import { os, requirePermission } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { decideAppeal, undoAppeal } from './decide-appeal.ts'
import { getAppeal, listAppeals } from './get-appeals.ts'

export function appealProcedures(app: AppContext) {
  return {
    list: os.appeals.list.use(requirePermission('cases.read')).handler(({ input }) => listAppeals(app, input.list)),
    get: os.appeals.get
      .use(requirePermission('cases.read'))
      .handler(({ input, context }) => getAppeal(app, context.actor, input.appealId)),
    decide: os.appeals.decide
      .use(requirePermission('appeals.decide'))
      .handler(({ input, context }) => decideAppeal(app, context.actor, input)),
    undo: os.appeals.undo
      .use(requirePermission('appeals.decide'))
      .handler(({ input, context }) => undoAppeal(app, context.actor, input.appealId)),
  }
}
