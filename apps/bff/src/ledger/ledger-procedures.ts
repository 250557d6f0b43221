import { measureSettings } from '@mimamori/storage/ledger/ledger-reads'
import { os, requirePermission, requireStepUp, requireUser } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { changeMeasureSettings } from './change-measure-settings.ts'
import { agreeToSettingProposal, closeSettingProposal } from './setting-proposals.ts'

export function ledgerProcedures(app: AppContext) {
  return {
    settings: os.ledger.settings.use(requireUser).handler(() => measureSettings(app.storage.db)),
    setSettings: os.ledger.setSettings
      .use(requirePermission('desk.manage'))
      .use(requireStepUp('desk'))
      .handler(({ input, context }) => changeMeasureSettings(app, context.actor, input)),
    agree: os.ledger.agree
      .use(requirePermission('desk.agree'))
      .use(requireStepUp('desk'))
      .handler(({ input, context }) => agreeToSettingProposal(app, context.actor, input.id)),
    refuse: os.ledger.refuse
      .use(requirePermission('desk.agree'))
      .handler(({ input, context }) => closeSettingProposal(app, context.actor, input.id, 'refused')),
    takeBack: os.ledger.takeBack
      .use(requirePermission('desk.manage'))
      .handler(({ input, context }) => closeSettingProposal(app, context.actor, input.id, 'taken_back')),
  }
}
