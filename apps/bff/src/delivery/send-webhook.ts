import { Webhook } from 'standardwebhooks'
import { type Dispatcher, request } from 'undici'
import type { DeliveryOutcome } from '../runtime/delivery-outcome.ts'

const failedOutcome = (error: string, more: { gone?: boolean; retryAfterSeconds?: number } = {}): DeliveryOutcome => ({
  ok: false,
  error,
  gone: more.gone ?? false,
  retryAfterSeconds: more.retryAfterSeconds ?? 0,
})

/** `Retry-After`, a date or seconds, as seconds from `now`; at most a day. */
function parseRetryAfter(header: string | string[] | undefined, now: number): number {
  const text = Array.isArray(header) ? header[0] : header
  if (!text) return 0
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - now) / 1000
  return Number.isNaN(seconds) ? 0 : Math.min(Math.max(0, seconds), 86_400)
}

const MAX_RESPONSE_BYTES = 64 * 1024

/** Reads the response to its end. Throws when it breaks off; stops reading after 64 KiB. */
async function drainResponse(body: AsyncIterable<Uint8Array>): Promise<void> {
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > MAX_RESPONSE_BYTES) return
  }
}

export type OutgoingEvent = { readonly id: string; readonly payload: string }

/** How to send: through which agent, how long to wait for a response, and a signal for the desk's stop. */
export type WebhookTransport = {
  readonly dispatcher: Dispatcher
  readonly timeoutMs: number
  readonly shutdown: AbortSignal
  /** milliseconds this machine's clock is ahead of the desk's time: receivers reject events with a wrong time */
  readonly machineAhead?: number
}

/**
 * Sends one event, signed as Standard Webhooks specifies. Redirects are not followed; the whole response must arrive in
 * `timeoutMs`, and before `shutdown` aborts.
 */
export async function sendWebhook(
  { id, payload }: OutgoingEvent,
  endpoint: { readonly url: string; readonly secret: string },
  { dispatcher, timeoutMs, shutdown, machineAhead = 0 }: WebhookTransport,
): Promise<DeliveryOutcome> {
  const at = new Date(Date.now() - machineAhead)
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(endpoint.secret).sign(id, at, payload),
  }
  try {
    const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), shutdown])
    const response = await request(endpoint.url, { method: 'POST', headers, body: payload, signal, dispatcher })
    await drainResponse(response.body)
    const { statusCode } = response
    if (statusCode >= 200 && statusCode < 300) return { ok: true }
    return failedOutcome(`http_${statusCode}`, {
      gone: statusCode === 410,
      retryAfterSeconds: parseRetryAfter(response.headers['retry-after'], Date.now() - machineAhead),
    })
  } catch (fault) {
    const { name, code } = fault as { name?: string; code?: string | number }
    return failedOutcome(name === 'TimeoutError' ? 'timeout' : String(code ?? name ?? 'network').toLowerCase())
  }
}
