import { CSRF_HEADER } from '@mimamori/contract/transport-contract'
import type { RequestHandler } from 'express'

const ALLOWED_SITES = new Set(['same-origin', 'none', undefined])

/**
 * Only the desk's own page may call: the custom header cannot be set across sites without a preflight that is never
 * answered, and what browsers say of the origin must agree.
 */
export const sameOriginOnly: RequestHandler = (request, response, next) => {
  const site = request.headers['sec-fetch-site']
  const origin = request.headers.origin
  const originAgrees = origin === undefined || URL.parse(origin)?.host === request.headers.host
  const marked = request.headers[CSRF_HEADER.name] === CSRF_HEADER.value
  if (marked && originAgrees && ALLOWED_SITES.has(typeof site === 'string' ? site : undefined)) return next()
  response.status(403).json({ json: { defined: false, code: 'CROSS_SITE', status: 403, message: 'not from the desk' } })
}
