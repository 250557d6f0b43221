import type { AppContext } from '../office.ts'
import { os, permitted } from '../procedures.ts'
import { decideAppeal, undoAppeal } from './decide.ts'
import { appealList, appealView } from './look.ts'

export function appealProcedures(app: AppContext) {
  return {
    list: os.appeals.list.use(permitted('cases.read')).handler(({ input }) => appealList(app, input.list)),
    get: os.appeals.get
      .use(permitted('cases.read'))
      .handler(({ input, context }) => appealView(app, context.actor, input.appealId)),
    decide: os.appeals.decide
      .use(permitted('appeals.decide'))
      .handler(({ input, context }) => decideAppeal(app, context.actor, input)),
    undo: os.appeals.undo
      .use(permitted('appeals.decide'))
      .handler(({ input, context }) => undoAppeal(app, context.actor, input.appealId)),
  }
}
