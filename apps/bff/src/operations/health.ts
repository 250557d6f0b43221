import type { RequestListener } from 'node:http'
import { countsOpen } from '@mimamori/storage/queue/queue-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { RequestHandler } from 'express'
import { headers } from '../http/headers.ts'
import type { AppContext } from '../office.ts'
import type { Vitals } from './vitals.ts'

const OK = 'ok'
const ANSWER_WITHIN_MS = 2000

/** What `/readyz` answers: each is `ok`, or says in words what is not. */
type Readiness = {
  readonly ready: boolean
  readonly desk: string
  readonly database: string
  readonly schema: string
  readonly writer: string
}

/** `work`, or a word of refusal when it fails or takes too long. */
async function well(work: Promise<string>, otherwise: string): Promise<string> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, ANSWER_WITHIN_MS, `no answer within ${ANSWER_WITHIN_MS} ms`)
  })
  try {
    return await Promise.race([work, late])
  } catch {
    return otherwise
  } finally {
    clearTimeout(timer)
  }
}

/** After a failed commit only another commit can tell that the database takes writes again. */
async function writes({ storage, clock, vitals }: AppContext): Promise<string> {
  if (!vitals.stored()) await storage.write((tx) => record(tx, clock.now(), SYSTEM, { type: 'probe.written' }))
  return OK
}

async function readinessOf(app: AppContext): Promise<Readiness> {
  const { storage, vitals } = app
  const phase = vitals.phase()
  const [database, schema, writer] = await Promise.all([
    well(
      countsOpen(storage.db).then(() => OK),
      'cannot be read',
    ),
    well(
      storage.isCurrent().then((current) => (current ? OK : 'not the one this program knows')),
      'cannot be read',
    ),
    well(writes(app), 'the last commit was not stored'),
  ])
  const ready = phase === 'open' && [database, schema, writer].every((each) => each === OK)
  return { ready, desk: phase === 'open' ? OK : phase, database, schema, writer }
}

/** `/healthz`: the process answers. Nothing is read, so that a slow database never gets a process killed. */
export const isAlive: RequestHandler = (_request, response) => void response.json({ ok: true })

/** `/readyz`: may requests be sent here? 200 or 503, and what is missing. No secrets, so that any probe may ask. */
export function isReady(app: AppContext): RequestHandler {
  return async (_request, response) => {
    const readiness = await readinessOf(app)
    response.status(readiness.ready ? 200 : 503).json(readiness)
  }
}

/** Who answers while the desk is not open yet: it lives, and is not ready. */
export function notOpenYet(vitals: Vitals): RequestListener {
  return (request, response) => {
    const alive = request.url === '/healthz'
    const body = alive ? { ok: true } : { ready: false, desk: vitals.phase() }
    response.setHeaders(headers)
    response
      .writeHead(alive ? 200 : 503, { 'content-type': 'application/json', 'retry-after': '1' })
      .end(JSON.stringify(body))
  }
}
