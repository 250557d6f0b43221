import { os, requirePermission, requireStepUp } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { changeRetentionDays, dryRunRetention, getRetentionState } from './get-retention-state.ts'

export function retentionProcedures(app: AppContext) {
  const manager = requirePermission('desk.manage')
  return {
    state: os.retention.state.use(manager).handler(() => getRetentionState(app)),
    dryRun: os.retention.dryRun.use(manager).handler(({ input }) => dryRunRetention(app, input.days)),
    set: os.retention.set
      .use(manager)
      .use(requireStepUp('desk'))
      .handler(({ input, context }) => changeRetentionDays(app, context.actor, input.days)),
  }
}
