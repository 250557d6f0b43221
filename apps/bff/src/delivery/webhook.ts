import { endpointDisabledAt } from '@mimamori/storage/delivery/delivery-reads'
import type { AppContext } from '../runtime/app-context.ts'
import { attempt } from './attempt.ts'
import type { Carrier } from './carrier.ts'
import { guardedAgent } from './guarded.ts'

/** Events to the marketplace. `null`: they go nowhere. */
export function webhookCarrier({ storage, settings, clock }: AppContext): Carrier | null {
  const { webhook, webhookTimeoutMs: timeoutMs, webhookNetworks } = settings
  if (!webhook) return null
  const dispatcher = guardedAgent(webhookNetworks)
  return {
    channel: 'webhook',
    timeoutMs,
    atOnce: 16,
    isOpen: async () => (await endpointDisabledAt(storage.db, webhook.url)) === null,
    send: (row, leaving) =>
      attempt(row, webhook, { dispatcher, timeoutMs, leaving, machineAhead: clock.machineAhead() }),
    gone: webhook.url,
    repeats: true,
    close: () => dispatcher.destroy(),
  }
}
