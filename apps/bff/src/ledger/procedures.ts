import { measureSettings } from '@mimamori/storage/ledger/reads'
import type { Office } from '../office.ts'
import { anyone, confirmed, os, permitted } from '../procedures.ts'
import { changeMeasures } from './settings.ts'

export function ledgerProcedures(office: Office) {
  return {
    settings: os.ledger.settings.use(anyone).handler(() => measureSettings(office.desk.db)),
    setSettings: os.ledger.setSettings
      .use(permitted('desk.manage'))
      .use(confirmed('desk'))
      .handler(({ input, context }) => changeMeasures(office, context.actor, input)),
  }
}
