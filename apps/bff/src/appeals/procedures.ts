import type { Office } from '../office.ts'
import { os, permitted } from '../procedures.ts'
import { decideAppeal, undoAppeal } from './decide.ts'
import { appealList, appealView } from './look.ts'

export function appealProcedures(office: Office) {
  return {
    list: os.appeals.list.use(permitted('cases.read')).handler(({ input }) => appealList(office, input.list)),
    get: os.appeals.get
      .use(permitted('cases.read'))
      .handler(({ input, context }) => appealView(office, context.actor, input.appealId)),
    decide: os.appeals.decide
      .use(permitted('appeals.decide'))
      .handler(({ input, context }) => decideAppeal(office, context.actor, input)),
    undo: os.appeals.undo
      .use(permitted('appeals.decide'))
      .handler(({ input, context }) => undoAppeal(office, context.actor, input.appealId)),
  }
}
