import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createWebhookSecret } from '../harness/desk-process.ts'

/** of so many deliveries one is taken and answered with a fault, so that it comes again */
const FAULT_ONE_IN = 20

export type ReminderEvent = {
  readonly type: string
  readonly timestamp: string
  readonly data: {
    readonly reminderId: string
    readonly outcome?: string
    readonly amountYen?: number | null
  }
}

/** A marketplace that notes what it is told, by `webhook-id`, and now and then says that it could not. */
export async function startReminderReceiver() {
  const events = new Map<string, ReminderEvent>()
  /** ids under which two different events came */
  const changed: string[] = []
  let deliveries = 0
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const event: ReminderEvent = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    const id = String(request.headers['webhook-id'])
    const known = events.get(id)
    if (known && JSON.stringify(known) !== JSON.stringify(event)) changed.push(id)
    events.set(id, event)
    deliveries += 1
    response.writeHead(deliveries % FAULT_ONE_IN === 0 ? 500 : 200).end()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return {
    events,
    changed,
    deliveries: () => deliveries,
    webhook: { url, secret: createWebhookSecret() },
    close: () => server.close(),
  }
}
