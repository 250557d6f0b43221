import { CSRF_HEADER, DESK_PREFIX } from '@mimamori/contract/transport-contract'
import { CallError } from './call-error.ts'
import { watchedFetch } from './server-connection.ts'
import { withSession } from './session-expiry.ts'
import { withStepUp } from './step-up-retry.ts'
import { backgroundHeaders } from './user-activity.ts'

/** What a single call may carry besides its input. */
export type CallContext = {
  idempotencyKey?: string
  /** goes on when the page that made it is gone */
  outlives?: boolean
}
export type CallOptions = { readonly signal?: AbortSignal | undefined; readonly context?: CallContext }

/**
 * Ask the desk. Once more when the session had just been given a new token, or when the person had to show first who they
 * are. Throws CallError when the desk refuses or fails, TypeError when it is not reached.
 */
export function callOperation(way: readonly string[], input: unknown, options: CallOptions = {}): Promise<unknown> {
  const confirmed = () => withStepUp(() => sendRequest(way, input, options))
  // whoever signs in is no stranger to it
  return way[0] === 'session' ? confirmed() : withSession(confirmed, hasSession)
}

async function hasSession(): Promise<boolean> {
  const session = (await callOperation(['session', 'current'], undefined)) as { me: unknown }
  return session.me !== null
}

type RpcEnvelope = { readonly json?: unknown; readonly meta?: unknown }

/**
 * The contract's own way of speaking: `POST` with `{ json }`, answered with `{ json }`. All that the contract carries is
 * plain JSON, so that nothing has to be read into it.
 */
async function sendRequest(way: readonly string[], input: unknown, { signal, context }: CallOptions): Promise<unknown> {
  const marks = { [CSRF_HEADER.name]: CSRF_HEADER.value, ...backgroundHeaders() }
  const headers = new Headers({ 'content-type': 'application/json', ...marks })
  if (context?.idempotencyKey) headers.set('idempotency-key', context.idempotencyKey)
  const body = JSON.stringify({ json: input })
  const url = new URL(`${DESK_PREFIX}/${way.join('/')}`, location.origin)
  const keepalive = context?.outlives ?? false
  const request = new Request(url, { method: 'POST', headers, body, signal: signal ?? null, keepalive })
  const response = await watchedFetch(request)
  const answer = parseEnvelope(await response.text())
  if (!response.ok) throw new CallError(response.status, answer?.json ?? {})
  if (!answer || answer.meta) throw new CallError(response.status, { message: 'not an answer of the desk' })
  return answer.json
}

/** The JSON of a response; `null` when it is none, as from a gateway. */
function parseEnvelope(text: string): RpcEnvelope | null {
  try {
    return JSON.parse(text) as RpcEnvelope | null
  } catch {
    return null
  }
}
