import { everyStaffMember } from '@mimamori/storage/incidents/incident-reads'
import { os, requirePermission, requireStepUp } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { askIncident, listRefusedLookups } from './ask-incident.ts'
import { exportIncident } from './export-incident.ts'

export function incidentProcedures(app: AppContext) {
  const inquirer = requirePermission('incidents.read')
  return {
    people: os.incidents.people.use(inquirer).handler(() => everyStaffMember(app.storage.db)),
    lookupsRefused: os.incidents.lookupsRefused.use(inquirer).handler(() => listRefusedLookups(app)),
    ask: os.incidents.ask
      .use(inquirer)
      .handler(({ input: { after, ...incident }, context }) =>
        askIncident(app, context.actor, incident, after ?? null),
      ),
    export: os.incidents.export
      .use(inquirer)
      .use(requireStepUp('export'))
      .handler(({ input, context }) => exportIncident(app, context.actor, input)),
  }
}
