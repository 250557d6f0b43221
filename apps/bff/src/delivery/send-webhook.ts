import { Webhook } from 'standardwebhooks'
import { type Dispatcher, request } from 'undici'

/** How one attempt to deliver ended. Anything but a 2xx with its whole answer is a failure; the id stays the same. */
export type DeliveryOutcome =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly error: string
      readonly gone: boolean
      readonly retryAfterSeconds: number
      /** it would fail again */
      readonly final?: boolean
      /** nobody knows whether it arrived */
      readonly unsure?: boolean
    }

const failedOutcome = (error: string, more: { gone?: boolean; retryAfterSeconds?: number } = {}): DeliveryOutcome => ({
  ok: false,
  error,
  gone: more.gone ?? false,
  retryAfterSeconds: more.retryAfterSeconds ?? 0,
})

/** `Retry-After` as seconds from `now`; dates and seconds are allowed, a day at most is honoured. */
function parseRetryAfter(header: string | string[] | undefined, now: number): number {
  const text = Array.isArray(header) ? header[0] : header
  if (!text) return 0
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - now) / 1000
  return Number.isNaN(seconds) ? 0 : Math.min(Math.max(0, seconds), 86_400)
}

const MAX_RESPONSE_BYTES = 64 * 1024

/** An answer that breaks off is no answer; one that never ends is cut short and taken as given. */
async function drainResponse(body: AsyncIterable<Uint8Array>): Promise<void> {
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > MAX_RESPONSE_BYTES) return
  }
}

export type OutgoingEvent = { readonly id: string; readonly payload: string }

/** How to get there: which connections may be made, how long an answer is waited for, and when the desk is going. */
export type WebhookTransport = {
  readonly dispatcher: Dispatcher
  readonly timeoutMs: number
  readonly shutdown: AbortSignal
  /** milliseconds this machine's clock is ahead of the desk's time: whoever receives it refuses another day's events */
  readonly machineAhead?: number
}

/**
 * Send one event, signed as Standard Webhooks asks. Redirects are not followed; the whole answer must arrive in time,
 * and before `shutdown` is aborted.
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
