import type { Office } from '../office.ts'
import { os, permitted } from '../procedures.ts'
import { deliveryPage } from './list.ts'
import { enableWebhook, redeliver } from './redeliver.ts'

export function deliveryProcedures(office: Office) {
  return {
    list: os.deliveries.list
      .use(permitted('deliveries.read'))
      .handler(({ input, context }) => deliveryPage(office, context.actor, input)),
    redeliver: os.deliveries.redeliver
      .use(permitted('deliveries.redeliver'))
      .handler(({ input, context }) => redeliver(office, context.actor, input.id)),
    enable: os.deliveries.enable
      .use(permitted('deliveries.manage'))
      .handler(({ context }) => enableWebhook(office, context.actor)),
  }
}
