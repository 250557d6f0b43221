import { endpointDisabledAt } from '@mimamori/storage/delivery/reads'
import type { Office } from '../office.ts'
import { attempt } from './attempt.ts'
import type { Carrier } from './carrier.ts'
import { guardedAgent } from './guarded.ts'

/** Events to the marketplace. `null`: they go nowhere. */
export function webhookCarrier({ desk, settings, clock }: Office): Carrier | null {
  const { webhook, webhookTimeoutMs: timeoutMs, webhookNetworks } = settings
  if (!webhook) return null
  const dispatcher = guardedAgent(webhookNetworks)
  return {
    channel: 'webhook',
    timeoutMs,
    atOnce: 16,
    isOpen: async () => (await endpointDisabledAt(desk.db, webhook.url)) === null,
    send: (row, leaving) =>
      attempt(row, webhook, { dispatcher, timeoutMs, leaving, machineAhead: clock.machineAhead() }),
    gone: webhook.url,
    repeats: true,
    close: () => dispatcher.destroy(),
  }
}
