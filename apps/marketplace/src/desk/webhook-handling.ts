import {
  type EnquiryEvent,
  type MeasureEvent,
  type ReminderEvent,
  WebhookEvent,
} from '@mimamori/contract/delivery/webhook-event-contract'
import { Webhook } from 'standardwebhooks'
import { applyOrder } from '../site/apply-measure-order.ts'
import type { Site } from '../site/site-memory.ts'
import type { ReceivedRequestEvent, ReceivedWebhook } from '../site/site-records.ts'
import type { IntakeClient } from './intake-client.ts'

export type WebhookHeaders = Readonly<Record<string, string | string[] | undefined>>

export type RequestEvent = ReminderEvent | EnquiryEvent

export const isEnquiryEvent = (event: WebhookEvent): event is EnquiryEvent => event.type.startsWith('enquiry.')

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
  const { measureId, target } = event.data
  return recordIn(site.received, { id, type: event.type, measureId, target, verified: true, ...receivedAt(now) }, now)
}

/** Records a delivery about a contact reminder or an enquiry, obeyed or not. */
export function recordRequestEvent(site: Site, id: string, event: RequestEvent, now: string): ReceivedRequestEvent {
  const about = isEnquiryEvent(event) ? event.data.enquiryId : event.data.reminderId
  return recordIn(site.requestEvents, { id, type: event.type, about, ...receivedAt(now) }, now)
}

const receivedAt = (now: string) => ({ firstAt: now, times: 1, lastAt: now, actedAt: null, actions: 0 })

/** Adds what was received; of what is known it counts one more. Never deleted: an id that is forgotten would be obeyed twice. */
function recordIn<Received extends Delivery>(map: Map<string, Received>, received: Received, now: string): Received {
  const known = map.get(received.id)
  if (!known) {
    map.set(received.id, received)
    return received
  }
  known.times += 1
  known.lastAt = now
  return known
}

type Delivery = { readonly id: string; times: number; lastAt: string; actedAt: string | null; actions: number }

export type EventHandler<Received, Event> = (received: Received, event: Event) => Promise<'acted' | 'text_unavailable'>

/**
 * Applies an event once, however often it is delivered, also in parallel. `act` answers what to do, or `null` when what it needs of the desk cannot
 * be fetched: then the desk is asked to deliver it again. `save` is awaited, so that acknowledged events are stored.
 */
export function createOnceHandler<Received extends Delivery, Event>(
  act: (event: Event, webhookId: string) => Promise<((at: string) => void) | null>,
  save: () => Promise<void>,
): EventHandler<Received, Event> {
  const underway = new Map<string, ReturnType<EventHandler<Received, Event>>>()
  const actOnce: EventHandler<Received, Event> = async (received, event) => {
    const apply = await act(event, received.id)
    if (!apply) return 'text_unavailable'
    const at = new Date().toISOString()
    apply(at)
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
    const action = actOnce(received, event).finally(() => underway.delete(received.id))
    underway.set(received.id, action)
    return action
  }
}

/** Applies the orders of the desk; see `createOnceHandler`. Without the measure's text none is applied. */
export function createMeasureHandler(
  site: Site,
  desk: Pick<IntakeClient, 'measure'>,
  save: () => Promise<void>,
): EventHandler<ReceivedWebhook, MeasureEvent> {
  return createOnceHandler(async (event, webhookId) => {
    const answer = await desk.measure(event.data.measureId)
    return answer.ok ? (at) => applyOrder(site, { webhookId, event, measure: answer.measure, at }) : null
  }, save)
}
