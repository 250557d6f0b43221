import type { RequestHandler } from 'express'
import { isLoopbackHost } from '../config/ip-ranges.ts'

/** Answer whoever asks: probes and scrapers come by the address of the machine. */
const ANY_HOST: ReadonlySet<string> = new Set(['/healthz', '/readyz'])

/** The host of an address, in lower case and with its port where it is not the usual one; `null`: it is none. */
const hostOf = (authority: string, protocol: string): string | null =>
  URL.parse(`${protocol}//${authority}`)?.host ?? null

/**
 * Answers requests for the public address of the desk and for this machine alone, so that no other name can be made to lead here; everything else
 * is 421. `publicUrl`: `null`: any host. `hasMetricsToken`: `/metrics` asks for a token, and answers for any host.
 */
export function ownHostOnly(publicUrl: string | null, hasMetricsToken: boolean): RequestHandler {
  if (publicUrl === null) return (_request, _response, next) => next()
  const { host: own, protocol } = new URL(publicUrl)
  return (request, response, next) => {
    const host = hostOf(request.headers.host ?? '', protocol)
    const isOwn =
      host === own || (host !== null && isLoopbackHost(new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, '')))
    if (isOwn || ANY_HOST.has(request.path) || (hasMetricsToken && request.path === '/metrics')) return next()
    response.status(421).json({ code: 'MISDIRECTED', message: 'this desk is not at this host' })
  }
}
