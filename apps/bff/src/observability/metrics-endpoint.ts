import { hash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { BlockList } from 'node:net'
import type { RequestHandler } from 'express'
import { bearerTokenOf } from '../http/bearer-token.ts'
import { intakeFallbacks } from '../http/problem-answers.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { gaugeDefinitions, registerGauge } from './operator-gauges.ts'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')

/** Does the request come from this machine, and not through a proxy on it? */
function isLocalRequest({ socket, headers }: IncomingMessage): boolean {
  const forwarded = headers['x-forwarded-for'] ?? headers.forwarded ?? headers.via
  const { remoteAddress = '', remoteFamily } = socket
  return forwarded === undefined && loopback.check(remoteAddress, remoteFamily === 'IPv6' ? 'ipv6' : 'ipv4')
}

const digest = (text: string): Buffer => Buffer.from(hash('sha256', text), 'hex')

/**
 * `/metrics` in the text format of Prometheus. With `MIMAMORI_METRICS_TOKEN` it requires that bearer token, else 401;
 * without, it answers this machine and is 404 for all others.
 */
export function metricsEndpoint(app: AppContext): RequestHandler {
  const { registry } = app.metrics
  for (const each of gaugeDefinitions(app)) registerGauge(registry, each)
  const { metricsToken } = app.settings
  const expected = metricsToken === null ? null : digest(metricsToken)
  return async (request, response, next) => {
    if (expected === null) {
      if (!isLocalRequest(request)) return void intakeFallbacks.nothingHere(request, response, next)
    } else if (!timingSafeEqual(digest(bearerTokenOf(request)), expected)) {
      response.setHeader('www-authenticate', 'Bearer realm="mimamori metrics"')
      return void response.status(401).end()
    }
    response.setHeader('content-type', registry.contentType)
    response.end(await registry.metrics())
  }
}
