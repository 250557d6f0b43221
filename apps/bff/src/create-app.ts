import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { INTAKE_PREFIX } from '@mimamori/contract/intake/intake-contract'
import { LIVE_PATH } from '@mimamori/contract/live/live-stream-contract'
import { DESK_PREFIX } from '@mimamori/contract/transport-contract'
import express, { type Express } from 'express'
import { apiDocs } from './api-docs/routes.ts'
import { deskApi, deskRouter } from './desk-api.ts'
import { sessionToken } from './http/cookie.ts'
import { dateHeader } from './http/date-header.ts'
import { securityHeaders } from './http/headers.ts'
import { isIn } from './http/networks.ts'
import { observe } from './http/observe.ts'
import { intakeFallbacks } from './http/problem.ts'
import { fixedText } from './http/text-response.ts'
import { intakeApi } from './intake/api.ts'
import { liveStreams } from './live/stream.ts'
import type { AppContext } from './office.ts'
import { openApiDocument } from './openapi.ts'
import { isAlive, isReady } from './operations/health.ts'
import { metrics } from './operations/metrics.ts'
import { requestsOf } from './operations/requests.ts'
import { noticeUntrustedProxy } from './operations/untrusted-proxy.ts'
import { pageAssets } from './page/assets.ts'
import { deskPage } from './page/page.ts'
import { pageVisits } from './page-start.ts'
import { sessionLives, whoIs } from './staff/sessions.ts'

/**
 * The desk over HTTP: the intake API, the browser's API, and the built page from `webFolder`. `endStreams` lets go of the
 * pages that listen, which would else keep the server open for ever.
 */
export function createApp(app: AppContext, webFolder: string): { handler: Express; endStreams: () => void } {
  const handler = express()
  handler.disable('x-powered-by')
  handler.disable('etag')
  const { trustedProxies } = app.settings
  handler.set('trust proxy', (address: string) => isIn(address, trustedProxies))
  handler.use(observe(requestsOf(app)))
  handler.use(noticeUntrustedProxy(app))
  handler.use(securityHeaders)
  handler.use(dateHeader(app))
  handler.get('/healthz', isAlive)
  handler.get('/readyz', isReady(app))
  handler.get('/metrics', metrics(app))
  const document = openApiDocument()
  handler.get(
    '/api/openapi.json',
    fixedText(
      'json',
      document.then((it) => JSON.stringify(it)),
    ),
  )
  handler.use('/api/docs', apiDocs(document))
  handler.use(INTAKE_PREFIX, intakeApi(app))
  const live = liveStreams(app, {
    whose: (request) => whoIs(app, sessionToken(request), false),
    lives: (sessionId) => sessionLives(app, sessionId),
  })
  handler.get(`${DESK_PREFIX}${LIVE_PATH}`, live.open)
  const router = deskRouter(app, live)
  handler.use(DESK_PREFIX, deskApi(app, router))
  handler.use('/api', intakeFallbacks.nothingHere)
  if (existsSync(join(webFolder, 'index.html'))) {
    handler.use('/assets', pageAssets(webFolder))
    handler.get('/{*path}', deskPage(webFolder, pageVisits(app, router), app.clock))
  }
  handler.use(intakeFallbacks.nothingHere)
  handler.use(intakeFallbacks.readFault)
  return { handler, endStreams: live.close }
}
