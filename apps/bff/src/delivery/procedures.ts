import type { AppContext } from '../office.ts'
import { os, permitted } from '../procedures.ts'
import { deliveryPage } from './list.ts'
import { enableWebhook, redeliver } from './redeliver.ts'

export function deliveryProcedures(app: AppContext) {
  return {
    list: os.deliveries.list
      .use(permitted('deliveries.read'))
      .handler(({ input, context }) => deliveryPage(app, context.actor, input)),
    redeliver: os.deliveries.redeliver
      .use(permitted('deliveries.redeliver'))
      .handler(({ input, context }) => redeliver(app, context.actor, input.id)),
    enable: os.deliveries.enable
      .use(permitted('deliveries.manage'))
      .handler(({ context }) => enableWebhook(app, context.actor)),
  }
}
