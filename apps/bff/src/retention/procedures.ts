import { os, requirePermission, requireStepUp } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { changeRetention, dryRun, retentionState } from './look.ts'

export function retentionProcedures(app: AppContext) {
  const manager = requirePermission('desk.manage')
  return {
    state: os.retention.state.use(manager).handler(() => retentionState(app)),
    dryRun: os.retention.dryRun.use(manager).handler(({ input }) => dryRun(app, input.days)),
    set: os.retention.set
      .use(manager)
      .use(requireStepUp('desk'))
      .handler(({ input, context }) => changeRetention(app, context.actor, input.days)),
  }
}
