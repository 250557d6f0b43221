import { LIVE_PATH } from '@mimamori/contract/live/live-stream-contract'
import { DESK_PREFIX } from '@mimamori/contract/transport-contract'
import type { ObservedRequest } from '../http/request-observer.ts'
import type { AppContext } from '../runtime/app-context.ts'

/** requested every few seconds by machines; at level info they would be most of the log */
const PROBES: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics'])
/** a stream ends with its page, so its duration says nothing about the desk */
const STREAM = `${DESK_PREFIX}${LIVE_PATH}`

/** Counts and logs finished requests, and their faults where they are not logged yet. */
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
