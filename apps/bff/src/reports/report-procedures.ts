import { os } from '../rpc/rpc-middleware.ts'
import { invalidateReports, restoreReports } from './invalidate-reports.ts'

/** Reports filed in bad faith. */
export const reportProcedures = {
  invalidate: os.reports.invalidate.handler(({ input, context: { app, actor } }) =>
    invalidateReports(app, actor, input),
  ),
  restore: os.reports.restore.handler(({ input, context: { app, actor, otherFeatures } }) =>
    restoreReports(app, actor, input, otherFeatures.openMemberCase),
  ),
}
