import { CSRF_HEADER, DESK_PREFIX } from '@mimamori/contract/transport-contract'
import { CallError } from './call-error.ts'
import { watchedFetch } from './server-connection.ts'
import { withSession } from './session-expiry.ts'
import { withStepUp } from './step-up-retry.ts'
import { backgroundHeaders } from './user-activity.ts'

/** The options of a single call. */
export type CallContext = {
  idempotencyKey?: string
  /** continues after the page that made it was closed */
  outlives?: boolean
}
export type CallOptions = { readonly signal?: AbortSignal | undefined; readonly context?: CallContext }

/**
 * Calls an operation of the desk. Repeated once when the session had just got a new token, or after step-up. Throws
 * CallError when the desk refuses or fails, TypeError when it is not reached.
 */
export function callOperation(path: readonly string[], input: unknown, options: CallOptions = {}): Promise<unknown> {
  const confirmed = () => withStepUp(() => sendRequest(path, input, options))
  // whoever signs in is no stranger to it
  return path[0] === 'session' ? confirmed() : withSession(confirmed, hasSession)
}

async function hasSession(): Promise<boolean> {
  const session = (await callOperation(['session', 'current'], undefined)) as { me: unknown }
  return session.me !== null
}

type RpcEnvelope = { readonly json?: unknown; readonly meta?: unknown }

/**
 * The protocol of oRPC: `POST` with `{ json }`, answered with `{ json }`. The contract has only plain JSON, so nothing
 * needs to be converted.
 */
async function sendRequest(
  path: readonly string[],
  input: unknown,
  { signal, context }: CallOptions,
): Promise<unknown> {
  const marks = { [CSRF_HEADER.name]: CSRF_HEADER.value, ...backgroundHeaders() }
  const headers = new Headers({ 'content-type': 'application/json', ...marks })
  if (context?.idempotencyKey) headers.set('idempotency-key', context.idempotencyKey)
  const body = JSON.stringify({ json: input })
  const url = new URL(`${DESK_PREFIX}/${path.join('/')}`, location.origin)
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
