import { type MeasureEvent, WebhookEvent } from '@mimamori/contract/delivery/webhook-event-contract'
import { Webhook } from 'standardwebhooks'
import { applyOrder } from '../site/apply-measure-order.ts'
import type { Site } from '../site/site-memory.ts'
import type { ReceivedWebhook } from '../site/site-records.ts'
import type { IntakeClient } from './intake-client.ts'

export type WebhookHeaders = Readonly<Record<string, string | string[] | undefined>>

/** A delivery with valid signature, age and shape; or why it is refused. */
export type VerifiedWebhook =
  | { readonly ok: true; readonly id: string; readonly event: WebhookEvent }
  | { readonly ok: false; readonly status: 400 | 401; readonly why: string }

/** Verifies deliveries as Standard Webhooks specifies: a signature over id, time and body, at most five minutes old. */
export function createWebhookVerifier(secret: string): (body: Buffer, headers: WebhookHeaders) => VerifiedWebhook {
  const webhook = new Webhook(secret)
  return (body, headers) => {
    const id = String(headers['webhook-id'] ?? '')
    const text = body.toString('utf8')
    try {
      webhook.verify(
        text,
        {
          'webhook-id': id,
          'webhook-timestamp': String(headers['webhook-timestamp'] ?? ''),
          'webhook-signature': String(headers['webhook-signature'] ?? ''),
        },
        { jsonParse: false },
      )
    } catch (error) {
      return { ok: false, status: 401, why: error instanceof Error ? error.message : 'not verified' }
    }
    const event = WebhookEvent.safeParse(parseJson(text))
    if (!event.success) return { ok: false, status: 400, why: 'not an event this site knows' }
    return { ok: true, id, event: event.data }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Records a delivery, obeyed or not. */
export function recordDelivery(site: Site, id: string, event: MeasureEvent, now: string): ReceivedWebhook {
  const known = site.received.get(id)
  if (known) {
    known.times += 1
    known.lastAt = now
    return known
  }
  const received: ReceivedWebhook = {
    id,
    type: event.type,
    measureId: event.data.measureId,
    target: event.data.target,
    verified: true,
    firstAt: now,
    times: 1,
    lastAt: now,
    actedAt: null,
    actions: 0,
  }
  // never deleted: an id that is forgotten would be obeyed twice
  site.received.set(id, received)
  return received
}

export type MeasureHandler = (received: ReceivedWebhook, event: MeasureEvent) => Promise<'acted' | 'text_unavailable'>

/**
 * Applies an event once, however often it is delivered, also in parallel. Without the measure's text it is not applied,
 * and the desk is asked to deliver it again. `save` is awaited, so that acknowledged events are stored.
 */
export function createMeasureHandler(
  site: Site,
  desk: Pick<IntakeClient, 'measure'>,
  save: () => Promise<void>,
): MeasureHandler {
  const underway = new Map<string, ReturnType<MeasureHandler>>()
  const act: MeasureHandler = async (received, event) => {
    const answer = await desk.measure(event.data.measureId)
    if (!answer.ok) return 'text_unavailable'
    const at = new Date().toISOString()
    applyOrder(site, { webhookId: received.id, event, measure: answer.measure, at })
    received.actions += 1
    received.actedAt = at
    await save()
    return 'acted'
  }
  return async (received, event) => {
    if (received.actedAt !== null) {
      await save()
      return 'acted'
    }
    const running = underway.get(received.id)
    if (running) return running
    const action = act(received, event).finally(() => underway.delete(received.id))
    underway.set(received.id, action)
    return action
  }
}
