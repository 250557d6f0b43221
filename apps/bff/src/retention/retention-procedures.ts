import { os } from '../rpc/rpc-middleware.ts'
import { changeRetentionDays, dryRunRetention, getRetentionState } from './get-retention-state.ts'

/** The retention of each class of data. */
export const retentionProcedures = {
  state: os.retention.state.handler(({ context: { app } }) => getRetentionState(app)),
  dryRun: os.retention.dryRun.handler(({ input, context: { app } }) => dryRunRetention(app, input.days)),
  set: os.retention.set.handler(({ input, context: { app, actor } }) => changeRetentionDays(app, actor, input.days)),
}
