import { LIVE_PATH } from '@mimamori/contract/live/live-stream-contract'
import { DESK_PREFIX } from '@mimamori/contract/transport-contract'
import type { ObservedRequest } from '../http/request-observer.ts'
import type { AppContext } from '../runtime/app-context.ts'

/** asked every few seconds by machines; at info they would be most of the log */
const PROBES: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics'])
/** a stream is over when its page goes, which says nothing about the desk's speed */
const STREAM = `${DESK_PREFIX}${LIVE_PATH}`

/** What becomes of a request that is over: a figure, a line in the log, and what went wrong where nobody else said it. */
export function createRequestLog({ log, metrics }: AppContext): (observed: ObservedRequest) => void {
  const lines = log.isLevelEnabled('info')
  return ({ requestId, method, route, status, ms, fault }) => {
    if (status !== null && route !== STREAM) metrics.countRequest({ method, route, status, ms })
    if (fault !== undefined) log.error({ err: fault, requestId, route }, 'request: could not be answered')
    if (!lines) return
    log[PROBES.has(route) ? 'debug' : 'info'](
      { requestId, method, route, status, ms: Number(ms.toFixed(1)) },
      'request',
    )
  }
}
