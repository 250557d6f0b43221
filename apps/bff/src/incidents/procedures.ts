import { everybody } from '@mimamori/storage/incidents/reads'
import type { Office } from '../office.ts'
import { confirmed, os, permitted } from '../procedures.ts'
import { askIncident, whoseLookupsWereRefused } from './ask.ts'
import { exportIncident } from './export.ts'

export function incidentProcedures(office: Office) {
  const inquirer = permitted('incidents.read')
  return {
    people: os.incidents.people.use(inquirer).handler(() => everybody(office.desk.db)),
    lookupsRefused: os.incidents.lookupsRefused.use(inquirer).handler(() => whoseLookupsWereRefused(office)),
    ask: os.incidents.ask
      .use(inquirer)
      .handler(({ input: { after, ...asked }, context }) => askIncident(office, context.actor, asked, after ?? null)),
    export: os.incidents.export
      .use(inquirer)
      .use(confirmed('export'))
      .handler(({ input, context }) => exportIncident(office, context.actor, input)),
  }
}
