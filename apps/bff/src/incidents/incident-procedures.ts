import { everyStaffMember } from '@mimamori/storage/incidents/incident-reads'
import { os } from '../rpc/rpc-middleware.ts'
import { askIncident, listRefusedLookups } from './ask-incident.ts'
import { exportIncident } from './export-incident.ts'

/** Incident reports: what a person saw, or who saw a member's data. */
export const incidentProcedures = {
  people: os.incidents.people.handler(({ context: { app } }) => everyStaffMember(app.storage.db)),
  lookupsRefused: os.incidents.lookupsRefused.handler(({ context: { app } }) => listRefusedLookups(app)),
  ask: os.incidents.ask.handler(({ input: { after, ...incident }, context: { app, actor } }) =>
    askIncident(app, actor, incident, after ?? null),
  ),
  export: os.incidents.export.handler(({ input, context: { app, actor } }) => exportIncident(app, actor, input)),
}
