import type { Office } from '../office.ts'
import { os, permitted } from '../procedures.ts'
import { type Arrive, invalidateReports, restoreReports } from './invalidate.ts'

export function reportProcedures(office: Office, arrive: Arrive) {
  return {
    invalidate: os.reports.invalidate
      .use(permitted('reports.invalidate'))
      .handler(({ input, context }) => invalidateReports(office, context.actor, input)),
    restore: os.reports.restore
      .use(permitted('reports.invalidate'))
      .handler(({ input, context }) => restoreReports(office, context.actor, input, arrive)),
  }
}
