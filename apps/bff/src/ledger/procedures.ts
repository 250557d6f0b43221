import { measureSettings } from '@mimamori/storage/ledger/ledger-reads'
import { os, requirePermission, requireStepUp, requireUser } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { agreeToSetting, endSetting } from './proposals.ts'
import { changeMeasures } from './settings.ts'

export function ledgerProcedures(app: AppContext) {
  return {
    settings: os.ledger.settings.use(requireUser).handler(() => measureSettings(app.storage.db)),
    setSettings: os.ledger.setSettings
      .use(requirePermission('desk.manage'))
      .use(requireStepUp('desk'))
      .handler(({ input, context }) => changeMeasures(app, context.actor, input)),
    agree: os.ledger.agree
      .use(requirePermission('desk.agree'))
      .use(requireStepUp('desk'))
      .handler(({ input, context }) => agreeToSetting(app, context.actor, input.id)),
    refuse: os.ledger.refuse
      .use(requirePermission('desk.agree'))
      .handler(({ input, context }) => endSetting(app, context.actor, input.id, 'refused')),
    takeBack: os.ledger.takeBack
      .use(requirePermission('desk.manage'))
      .handler(({ input, context }) => endSetting(app, context.actor, input.id, 'taken_back')),
  }
}
