import { enableEndpoint, redeliverEvent as rule } from '@mimamori/policy/delivery/redelivery-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { endpointDisabledAt, outgoingById } from '@mimamori/storage/delivery/delivery-reads'
import { record } from '@mimamori/storage/record-change'
import { requireAllowed, requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'

/** Sends a failed event once more, now. Throws NotFound, and the refusal of the rule. */
export async function redeliverEvent(
  { storage, clock }: AppContext,
  actor: Staff,
  id: string,
): Promise<{ id: string }> {
  return await storage.write(async (tx) => {
    const row = requireFound(await outgoingById(tx.db, id))
    const event = requireAllowed(rule(row, actor))
    await record(tx, clock.now(), actor.id, { ...event, row })
    return { id }
  })
}

/**
 * Enables the webhook again after its endpoint answered 410 Gone. Throws NotFound where no webhook is set, and the
 * refusal of the rule.
 */
export async function enableWebhookEndpoint(
  { storage, clock, settings }: AppContext,
  actor: Staff,
): Promise<{ channel: 'webhook' }> {
  const webhook = requireFound(settings.webhook)
  return await storage.write(async (tx) => {
    const disabledAt = await endpointDisabledAt(tx.db, webhook.url)
    const event = requireAllowed(enableEndpoint({ disabledAt }, actor))
    await record(tx, clock.now(), actor.id, { ...event, url: webhook.url })
    return { channel: 'webhook' as const }
  })
}
