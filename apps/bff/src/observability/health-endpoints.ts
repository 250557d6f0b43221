import type { RequestListener } from 'node:http'
import { countsOpen } from '@mimamori/storage/queue/queue-count-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { RequestHandler } from 'express'
import { SECURITY_HEADERS } from '../http/security-headers.ts'
import type { AppContext } from '../runtime/app-context.ts'
import type { Metrics } from '../runtime/metrics-registry.ts'

const OK = 'ok'
const CHECK_TIMEOUT_MS = 2000

/** The answer of `/readyz`: each part is `ok`, or says what is not. */
type Readiness = {
  readonly ready: boolean
  readonly desk: string
  readonly database: string
  readonly schema: string
  readonly writer: string
}

/** The result of `work`; `otherwise` when it fails, or that there was no answer in time. */
async function checkWithTimeout(work: Promise<string>, otherwise: string): Promise<string> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, CHECK_TIMEOUT_MS, `no answer within ${CHECK_TIMEOUT_MS} ms`)
  })
  try {
    return await Promise.race([work, late])
  } catch {
    return otherwise
  } finally {
    clearTimeout(timer)
  }
}

/** After a failed commit, tries a commit of its own: only that shows that the database can be written to again. */
async function checkWritable({ storage, clock, metrics }: AppContext): Promise<string> {
  if (!metrics.isLastCommitStored())
    await storage.write((tx) => record(tx, clock.now(), SYSTEM, { type: 'probe.written' }))
  return OK
}

/** A page that cannot be read meets some requests and not this look: once it was seen, no request is sent here until all was verified. */
async function checkReadable({ storage, metrics }: AppContext): Promise<string> {
  await countsOpen(storage.db).catch((fault: unknown) => {
    metrics.noteFault(fault)
    throw fault
  })
  return metrics.isCorrupt() ? 'a page cannot be read: mimamori verify says which' : OK
}

async function readinessOf(app: AppContext): Promise<Readiness> {
  const { storage, metrics } = app
  const phase = metrics.phase()
  const [database, schema, writer] = await Promise.all([
    checkWithTimeout(checkReadable(app), 'cannot be read'),
    checkWithTimeout(
      storage.isCurrent().then((current) => (current ? OK : 'not the one this program knows')),
      'cannot be read',
    ),
    checkWithTimeout(checkWritable(app), 'the last commit was not stored'),
  ])
  const ready = phase === 'open' && [database, schema, writer].every((each) => each === OK)
  return { ready, desk: phase === 'open' ? OK : phase, database, schema, writer }
}

/** `/healthz`: the process answers. Reads nothing, so that a slow database gets no process killed. */
export const healthEndpoint: RequestHandler = (_request, response) => void response.json({ ok: true })

/** `/readyz`: may requests be sent here? 200 or 503, with what is missing. No secrets, so that any probe may ask. */
export function readinessEndpoint(app: AppContext): RequestHandler {
  return async (_request, response) => {
    const readiness = await readinessOf(app)
    response.status(readiness.ready ? 200 : 503).json(readiness)
  }
}

/** Answers while the desk is starting: alive, and not ready. */
export function startingUpListener(metrics: Metrics): RequestListener {
  return (request, response) => {
    const alive = request.url === '/healthz'
    const body = alive ? { ok: true } : { ready: false, desk: metrics.phase() }
    response.setHeaders(SECURITY_HEADERS)
    response
      .writeHead(alive ? 200 : 503, { 'content-type': 'application/json', 'retry-after': '1' })
      .end(JSON.stringify(body))
  }
}
