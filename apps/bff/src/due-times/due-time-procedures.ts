import { os } from '../rpc/rpc-middleware.ts'
import { getDueTimes, setDueTimes } from './set-due-times.ts'

/** How long a case may take. */
export const dueTimeProcedures = {
  state: os.dueTimes.state.handler(({ context: { app } }) => getDueTimes(app)),
  set: os.dueTimes.set.handler(({ input, context: { app, actor } }) => setDueTimes(app, actor, input)),
}
