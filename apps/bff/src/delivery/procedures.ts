import { os, requirePermission } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { deliveryPage } from './list.ts'
import { enableWebhook, redeliver } from './redeliver.ts'

export function deliveryProcedures(app: AppContext) {
  return {
    list: os.deliveries.list
      .use(requirePermission('deliveries.read'))
      .handler(({ input, context }) => deliveryPage(app, context.actor, input)),
    redeliver: os.deliveries.redeliver
      .use(requirePermission('deliveries.redeliver'))
      .handler(({ input, context }) => redeliver(app, context.actor, input.id)),
    enable: os.deliveries.enable
      .use(requirePermission('deliveries.manage'))
      .handler(({ context }) => enableWebhook(app, context.actor)),
  }
}
