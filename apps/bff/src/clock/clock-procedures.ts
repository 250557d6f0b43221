import { os } from '../rpc/rpc-middleware.ts'
import { clockState, confirmClock } from './confirm-clock.ts'

/** What time the desk believes, and a person who confirms it. */
export const clockProcedures = {
  state: os.clock.state.handler(({ context: { app } }) => clockState(app)),
  confirm: os.clock.confirm.handler(({ context: { app, actor } }) => confirmClock(app, actor.id)),
}
