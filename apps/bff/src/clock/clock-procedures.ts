import { os, requirePermission, requireStepUp } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { clockState, confirmClock } from './confirm-clock.ts'

export function clockProcedures(app: AppContext) {
  return {
    state: os.clock.state.use(requirePermission('clock.read')).handler(() => clockState(app)),
    confirm: os.clock.confirm
      .use(requirePermission('desk.manage'))
      .use(requireStepUp('desk'))
      .handler(({ context }) => confirmClock(app, context.actor.id)),
  }
}
