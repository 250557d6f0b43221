import { os, requirePermission } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { getDeliveryPage } from './list-deliveries.ts'
import { enableWebhookEndpoint, redeliverEvent } from './redeliver-event.ts'

export function deliveryProcedures(app: AppContext) {
  return {
    list: os.deliveries.list
      .use(requirePermission('deliveries.read'))
      .handler(({ input, context }) => getDeliveryPage(app, context.actor, input)),
    redeliver: os.deliveries.redeliver
      .use(requirePermission('deliveries.redeliver'))
      .handler(({ input, context }) => redeliverEvent(app, context.actor, input.id)),
    enable: os.deliveries.enable
      .use(requirePermission('deliveries.manage'))
      .handler(({ context }) => enableWebhookEndpoint(app, context.actor)),
  }
}
