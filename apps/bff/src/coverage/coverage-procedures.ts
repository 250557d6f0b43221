import { os, requirePermission } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { getCoverageDays } from './get-coverage-days.ts'

export function coverageProcedures(app: AppContext) {
  return {
    days: os.coverage.days.use(requirePermission('coverage.read')).handler(({ input }) => getCoverageDays(app, input)),
  }
}
