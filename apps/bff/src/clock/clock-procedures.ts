import { os } from '../rpc/rpc-middleware.ts'
import { clockState, confirmClock } from './confirm-clock.ts'

/** The desk's trusted time, and its confirmation by a person. */
export const clockProcedures = {
  state: os.clock.state.handler(({ context: { app } }) => clockState(app)),
  confirm: os.clock.confirm.handler(({ context: { app, actor } }) => confirmClock(app, actor.id)),
}
