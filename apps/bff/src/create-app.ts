import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { INTAKE_PREFIX } from '@mimamori/contract/intake/contract'
import { LIVE_PATH } from '@mimamori/contract/live/stream'
import { DESK_PREFIX } from '@mimamori/contract/transport'
import express, { type Express } from 'express'
import { apiDocs } from './api-docs/routes.ts'
import { deskApi } from './desk-api.ts'
import { sessionToken } from './http/cookie.ts'
import { securityHeaders } from './http/headers.ts'
import { isIn } from './http/networks.ts'
import { observe } from './http/observe.ts'
import { intakeFallbacks } from './http/problem.ts'
import { intakeApi } from './intake/api.ts'
import { liveStreams } from './live/stream.ts'
import type { Office } from './office.ts'
import { openApiDocument } from './openapi.ts'
import { isAlive, isReady } from './operations/health.ts'
import { metrics } from './operations/metrics.ts'
import { requestsOf } from './operations/requests.ts'
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
  app.use(securityHeaders)
  app.get('/healthz', isAlive)
  app.get('/readyz', isReady(office))
  app.get('/metrics', metrics(office))
  const document = openApiDocument()
  app.get('/api/openapi.json', async (_request, response) => void response.json(await document))
  app.use('/api/docs', apiDocs(document))
  app.use(INTAKE_PREFIX, intakeApi(office))
  const live = liveStreams(office, {
    whose: (request) => whoIs(office, sessionToken(request), false),
    lives: (sessionId) => sessionLives(office, sessionId),
  })
  app.get(`${DESK_PREFIX}${LIVE_PATH}`, live.open)
  app.use(DESK_PREFIX, deskApi(office, live))
  app.use('/api', intakeFallbacks.nothingHere)
  const page = join(webFolder, 'index.html')
  if (existsSync(page)) {
    const forever = {
      immutable: true,
      maxAge: '365d',
      index: false,
      redirect: false,
      fallthrough: false,
      cacheControl: true,
    }
    app.use('/assets', express.static(join(webFolder, 'assets'), forever))
    app.use(express.static(webFolder, { index: false, redirect: false }))
    app.get('/{*path}', (_request, response) => response.sendFile(page, { cacheControl: false }))
  }
  app.use(intakeFallbacks.nothingHere)
  app.use(intakeFallbacks.readFault)
  return { app, endStreams: live.close }
}
