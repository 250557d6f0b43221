import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { INTAKE_PREFIX } from '@mimamori/contract/intake/contract'
import { LIVE_PATH } from '@mimamori/contract/live/stream'
import { DESK_PREFIX } from '@mimamori/contract/transport'
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
import type { Office } from './office.ts'
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
export function createApp(office: Office, webFolder: string): { app: Express; endStreams: () => void } {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  const { trustedProxies } = office.settings
  app.set('trust proxy', (address: string) => isIn(address, trustedProxies))
  app.use(observe(requestsOf(office)))
  app.use(noticeUntrustedProxy(office))
  app.use(securityHeaders)
  app.use(dateHeader(office))
  app.get('/healthz', isAlive)
  app.get('/readyz', isReady(office))
  app.get('/metrics', metrics(office))
  const document = openApiDocument()
  app.get(
    '/api/openapi.json',
    fixedText(
      'json',
      document.then((it) => JSON.stringify(it)),
    ),
  )
  app.use('/api/docs', apiDocs(document))
  app.use(INTAKE_PREFIX, intakeApi(office))
  const live = liveStreams(office, {
    whose: (request) => whoIs(office, sessionToken(request), false),
    lives: (sessionId) => sessionLives(office, sessionId),
  })
  app.get(`${DESK_PREFIX}${LIVE_PATH}`, live.open)
  const router = deskRouter(office, live)
  app.use(DESK_PREFIX, deskApi(office, router))
  app.use('/api', intakeFallbacks.nothingHere)
  if (existsSync(join(webFolder, 'index.html'))) {
    app.use('/assets', pageAssets(webFolder))
    app.get('/{*path}', deskPage(webFolder, pageVisits(office, router), office.clock))
  }
  app.use(intakeFallbacks.nothingHere)
  app.use(intakeFallbacks.readFault)
  return { app, endStreams: live.close }
}
