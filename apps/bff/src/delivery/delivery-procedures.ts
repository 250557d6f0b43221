import { os } from '../rpc/rpc-middleware.ts'
import { getDeliveryPage } from './list-deliveries.ts'
import { enableWebhookEndpoint, redeliverEvent } from './redeliver-event.ts'

/** The outgoing events of the desk. */
export const deliveryProcedures = {
  list: os.deliveries.list.handler(({ input, context: { app, actor } }) => getDeliveryPage(app, actor, input)),
  redeliver: os.deliveries.redeliver.handler(({ input, context: { app, actor } }) =>
    redeliverEvent(app, actor, input.id),
  ),
  enable: os.deliveries.enable.handler(({ context: { app, actor } }) => enableWebhookEndpoint(app, actor)),
}
