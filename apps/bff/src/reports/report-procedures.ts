import { os, requirePermission } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { invalidateReports, type OpenMemberCase, restoreReports } from './invalidate-reports.ts'

export function reportProcedures(app: AppContext, openMemberCase: OpenMemberCase) {
  return {
    invalidate: os.reports.invalidate
      .use(requirePermission('reports.invalidate'))
      .handler(({ input, context }) => invalidateReports(app, context.actor, input)),
    restore: os.reports.restore
      .use(requirePermission('reports.invalidate'))
      .handler(({ input, context }) => restoreReports(app, context.actor, input, openMemberCase)),
  }
}
