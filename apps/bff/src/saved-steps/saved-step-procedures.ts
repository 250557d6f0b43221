import { os } from '../rpc/rpc-middleware.ts'
import { addSavedStep, listSavedSteps, removeSavedStep, renameSavedStep } from './manage-saved-steps.ts'

/** A person's decisions under a name. */
export const savedStepProcedures = {
  list: os.savedSteps.list.handler(({ context: { app, actor } }) => listSavedSteps(app, actor)),
  add: os.savedSteps.add.handler(({ input, context: { app, actor } }) => addSavedStep(app, actor, input)),
  rename: os.savedSteps.rename.handler(({ input, context: { app, actor } }) => renameSavedStep(app, actor, input)),
  remove: os.savedSteps.remove.handler(({ input, context: { app, actor } }) => removeSavedStep(app, actor, input.id)),
}
