import { endpointDisabledAt } from '@mimamori/storage/delivery/delivery-reads'
import type { AppContext } from '../runtime/app-context.ts'
import type { Carrier } from './delivery-carrier.ts'
import { createGuardedAgent } from './guarded-agent.ts'
import { sendWebhook } from './send-webhook.ts'

/** The channel of events to the marketplace; `null`: no webhook is set. */
export function createWebhookCarrier({ storage, settings, clock }: AppContext): Carrier | null {
  const { webhook, webhookTimeoutMs: timeoutMs, webhookNetworks } = settings
  if (!webhook) return null
  const dispatcher = createGuardedAgent(webhookNetworks)
  return {
    channel: 'webhook',
    timeoutMs,
    maxConcurrent: 16,
    isOpen: async () => (await endpointDisabledAt(storage.db, webhook.url)) === null,
    send: (row, shutdown) =>
      sendWebhook(row, webhook, { dispatcher, timeoutMs, shutdown, machineAhead: clock.machineAhead() }),
    endpointUrl: webhook.url,
    safeToRepeat: true,
    close: () => dispatcher.destroy(),
  }
}
