import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { INTAKE_PREFIX } from '@mimamori/contract/intake/intake-contract'
import { LIVE_PATH } from '@mimamori/contract/live/live-stream-contract'
import { DESK_PREFIX, NOTICE_PICTURE_PATH } from '@mimamori/contract/transport-contract'
import express, { type Express, type Request } from 'express'
import { createDeskApi } from './api/desk-api.ts'
import { createPageVisits } from './api/early-answers.ts'
import { buildOpenApiDocument } from './api/openapi-document.ts'
import { apiDocs } from './api-docs/api-docs-routes.ts'
import { isSessionIdAlive, loadFullSession } from './auth/auth-sessions.ts'
import { isInRanges } from './config/ip-ranges.ts'
import { ownHostOnly } from './http/own-host-only.ts'
import { intakeFallbacks } from './http/problem-answers.ts'
import { observeRequests } from './http/request-observer.ts'
import { securityHeaders } from './http/security-headers.ts'
import { sessionToken } from './http/session-cookies.ts'
import { serveFixedText } from './http/text-response.ts'
import { createIntakeApi } from './intake/intake-api.ts'
import { createLiveStreams } from './live/live-streams.ts'
import { noticePictureEndpoint } from './notices/notice-picture-endpoint.ts'
import { healthEndpoint, readinessEndpoint } from './observability/health-endpoints.ts'
import { metricsEndpoint } from './observability/metrics-endpoint.ts'
import { createRequestLog } from './observability/request-log.ts'
import { warnOfUntrustedProxy } from './observability/untrusted-proxy-warning.ts'
import { servePageAssets } from './page/page-assets.ts'
import { servePage } from './page/serve-page.ts'
import type { AppContext } from './runtime/app-context.ts'
import { dateHeader } from './runtime/date-header.ts'

/**
 * The desk over HTTP: the intake API, the browser's API, and the built page from `webFolder`. `endStreams` closes the
 * live streams, which would otherwise keep the server from closing.
 */
export function createApp(app: AppContext, webFolder: string): { handler: Express; endStreams: () => void } {
  const handler = express()
  handler.disable('x-powered-by')
  handler.disable('etag')
  const { trustedProxies, publicUrl, metricsToken } = app.settings
  handler.set('trust proxy', (address: string) => isInRanges(address, trustedProxies))
  handler.use(observeRequests(createRequestLog(app)))
  handler.use(warnOfUntrustedProxy(app))
  handler.use(securityHeaders)
  handler.use(dateHeader(app))
  handler.use(ownHostOnly(publicUrl, metricsToken !== null))
  handler.get('/healthz', healthEndpoint)
  handler.get('/readyz', readinessEndpoint(app))
  handler.get('/metrics', metricsEndpoint(app))
  const document = buildOpenApiDocument()
  const documentText = document.then((openApi) => JSON.stringify(openApi))
  handler.get('/api/openapi.json', serveFixedText('json', documentText))
  handler.use('/api/docs', apiDocs(document))
  handler.use(INTAKE_PREFIX, createIntakeApi(app))
  /** for what a page loads by itself, which is no activity of a person */
  const identify = (request: Request) => loadFullSession(app, sessionToken(request), false)
  const live = createLiveStreams(app, {
    identify,
    isSessionAlive: (sessionId) => isSessionIdAlive(app, sessionId),
  })
  handler.get(`${DESK_PREFIX}${LIVE_PATH}`, live.open)
  handler.get(`${DESK_PREFIX}${NOTICE_PICTURE_PATH.replace('{id}', ':id')}`, noticePictureEndpoint(app, identify))
  handler.use(DESK_PREFIX, createDeskApi(app, live))
  handler.use('/api', intakeFallbacks.nothingHere)
  if (existsSync(join(webFolder, 'index.html'))) {
    handler.use('/assets', servePageAssets(webFolder))
    handler.get('/{*path}', servePage(webFolder, createPageVisits(app, live), app.clock))
  }
  handler.use(intakeFallbacks.nothingHere)
  handler.use(intakeFallbacks.readFault)
  return { handler, endStreams: live.close }
}
