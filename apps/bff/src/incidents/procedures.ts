import { everyStaffMember } from '@mimamori/storage/incidents/incident-reads'
import type { AppContext } from '../office.ts'
import { confirmed, os, permitted } from '../procedures.ts'
import { askIncident, whoseLookupsWereRefused } from './ask.ts'
import { exportIncident } from './export.ts'

export function incidentProcedures(app: AppContext) {
  const inquirer = permitted('incidents.read')
  return {
    people: os.incidents.people.use(inquirer).handler(() => everyStaffMember(app.storage.db)),
    lookupsRefused: os.incidents.lookupsRefused.use(inquirer).handler(() => whoseLookupsWereRefused(app)),
    ask: os.incidents.ask
      .use(inquirer)
      .handler(({ input: { after, ...asked }, context }) => askIncident(app, context.actor, asked, after ?? null)),
    export: os.incidents.export
      .use(inquirer)
      .use(confirmed('export'))
      .handler(({ input, context }) => exportIncident(app, context.actor, input)),
  }
}
