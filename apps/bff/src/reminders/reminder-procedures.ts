import { notFoundError } from '../rpc/refusal-errors.ts'
import { os } from '../rpc/rpc-middleware.ts'

const notYet = (): never => {
  throw notFoundError()
}

/** Contact reminders that a person decides. */
export const reminderProcedures = {
  decide: os.reminders.decide.handler(notYet),
  agree: os.reminders.agree.handler(notYet),
  sendBack: os.reminders.sendBack.handler(notYet),
  undo: os.reminders.undo.handler(notYet),
  proposed: os.reminders.proposed.handler(notYet),
  coverage: os.reminders.coverage.handler(notYet),
  settings: os.reminders.settings.handler(notYet),
  set: os.reminders.set.handler(notYet),
}
