import type { AppContext } from '../office.ts'
import { os, permitted } from '../procedures.ts'
import { type Arrive, invalidateReports, restoreReports } from './invalidate.ts'

export function reportProcedures(app: AppContext, arrive: Arrive) {
  return {
    invalidate: os.reports.invalidate
      .use(permitted('reports.invalidate'))
      .handler(({ input, context }) => invalidateReports(app, context.actor, input)),
    restore: os.reports.restore
      .use(permitted('reports.invalidate'))
      .handler(({ input, context }) => restoreReports(app, context.actor, input, arrive)),
  }
}
