import { os } from '../rpc/rpc-middleware.ts'
import { exportCoverage } from './export-coverage.ts'
import { getCoverageDays } from './get-coverage-days.ts'

/** When the desk was staffed. */
export const coverageProcedures = {
  days: os.coverage.days.handler(({ input, context: { app } }) => getCoverageDays(app, input)),
  export: os.coverage.export.handler(({ input, context: { app, actor } }) => exportCoverage(app, actor, input)),
}
