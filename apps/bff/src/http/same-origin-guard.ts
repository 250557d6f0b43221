import { CSRF_HEADER } from '@mimamori/contract/transport-contract'
import type { RequestHandler } from 'express'

const ALLOWED_SITES = new Set(['same-origin', 'none', undefined])

/**
 * Refuses calls that do not come from the desk's own page: the custom header cannot be sent across sites without a
 * preflight, which is never answered, and the browser's headers about the origin must agree.
 */
export const sameOriginOnly: RequestHandler = (request, response, next) => {
  const site = request.headers['sec-fetch-site']
  const origin = request.headers.origin
  const originAgrees = origin === undefined || URL.parse(origin)?.host === request.headers.host
  const marked = request.headers[CSRF_HEADER.name] === CSRF_HEADER.value
  if (marked && originAgrees && ALLOWED_SITES.has(typeof site === 'string' ? site : undefined)) return next()
  response.status(403).json({ json: { defined: false, code: 'CROSS_SITE', status: 403, message: 'not from the desk' } })
}
