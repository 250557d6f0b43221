import { os, requirePermission } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { coverageDays } from './days.ts'

export function coverageProcedures(app: AppContext) {
  return {
    days: os.coverage.days.use(requirePermission('coverage.read')).handler(({ input }) => coverageDays(app, input)),
  }
}
