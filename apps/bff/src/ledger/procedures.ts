import { measureSettings } from '@mimamori/storage/ledger/ledger-reads'
import type { AppContext } from '../office.ts'
import { anyone, confirmed, os, permitted } from '../procedures.ts'
import { agreeToSetting, endSetting } from './proposals.ts'
import { changeMeasures } from './settings.ts'

export function ledgerProcedures(app: AppContext) {
  return {
    settings: os.ledger.settings.use(anyone).handler(() => measureSettings(app.storage.db)),
    setSettings: os.ledger.setSettings
      .use(permitted('desk.manage'))
      .use(confirmed('desk'))
      .handler(({ input, context }) => changeMeasures(app, context.actor, input)),
    agree: os.ledger.agree
      .use(permitted('desk.agree'))
      .use(confirmed('desk'))
      .handler(({ input, context }) => agreeToSetting(app, context.actor, input.id)),
    refuse: os.ledger.refuse
      .use(permitted('desk.agree'))
      .handler(({ input, context }) => endSetting(app, context.actor, input.id, 'refused')),
    takeBack: os.ledger.takeBack
      .use(permitted('desk.manage'))
      .handler(({ input, context }) => endSetting(app, context.actor, input.id, 'taken_back')),
  }
}
