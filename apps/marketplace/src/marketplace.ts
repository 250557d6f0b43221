import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import express, { type ErrorRequestHandler, type Express } from 'express'
import type { Configuration } from './configuration.ts'
import { BadRequest } from './control/bodies.ts'
import { control } from './control/control.ts'
import { NO_FAULTS } from './desk/faults.ts'
import { intake } from './desk/intake.ts'
import { receive } from './desk/receive.ts'
import { waitingLine } from './desk/waiting.ts'
import { page } from './page/router.ts'
import type { Marketplace } from './parts.ts'
import { keeper, loadState } from './site/keep.ts'
import { newSite } from './site/site.ts'
import { exampleSource } from './traffic/example-source.ts'
import { markKnown, publisher } from './traffic/publish.ts'
import { traffic } from './traffic/traffic.ts'

const SAVE_EVERY_MS = 2_000
const STOP_WITHIN_MS = 2_500

/** Starts the marketplace on 127.0.0.1. Throws when its state cannot be read or its port is taken. */
export async function startMarketplace(
  configuration: Configuration,
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const { it, opens } = await assemble(configuration)
  const server = application(it, configuration.webhookSecret).listen(configuration.port, '127.0.0.1')
  await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject))
  if (opens && configuration.opening > 0) it.traffic.open(configuration.opening)
  it.traffic.setPace(configuration.pace)
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      it.traffic.stop()
      const closed = new Promise((resolve) => server.close(resolve))
      setTimeout(() => server.closeAllConnections(), 1_000).unref()
      // what is on its way stays in the line until the desk confirms it, so nothing is lost by not waiting longer
      await Promise.race([Promise.all([closed, it.line.stop()]), pause(STOP_WITHIN_MS)])
      await it.stopKeeping()
    },
  }
}

async function assemble(configuration: Configuration) {
  const earlier = configuration.dataFile === null ? null : await loadState(configuration.dataFile)
  const site = earlier?.site ?? newSite()
  const desk = intake(configuration.deskUrl, configuration.apiKey)
  let dirty = true
  const changed = () => {
    dirty = true
  }
  const line = waitingLine(desk, earlier?.waiting ?? [], (arrivals) => {
    for (const { kind, body } of arrivals) if (kind === 'member') markKnown(site, body.id)
    changed()
  })
  const { save } = keeper(configuration.dataFile, () => ({ site, waiting: [...line.all()] }))
  const saving = setInterval(() => {
    if (!dirty) return
    dirty = false
    save().catch((error) => {
      dirty = true
      console.error(`state not saved: ${error instanceof Error ? error.message : error}`)
    })
  }, SAVE_EVERY_MS)
  const source = exampleSource(configuration.seed, site, new Date().toISOString())
  const out = publisher(site, desk, line, changed)
  const it = {
    site,
    desk,
    line,
    source,
    publisher: out,
    traffic: traffic(site, source, line, out, changed),
    faults: { current: NO_FAULTS },
    changed,
    keep: save,
    stopKeeping() {
      clearInterval(saving)
      return save()
    },
  }
  return { it, opens: earlier === null }
}

function application(it: Marketplace, webhookSecret: string): Express {
  const app = express().disable('x-powered-by')
  app.use(receive(it, webhookSecret))
  app.use(control(it))
  app.use(page(it))
  app.use((_request, response) => {
    response.status(404).json({ error: 'no such page' })
  })
  app.use(answerFault)
  return app
}

const answerFault: ErrorRequestHandler = (error, _request, response, _next) => {
  if (response.headersSent) return void response.socket?.destroy()
  const status = error instanceof BadRequest ? 400 : (error as { status?: number }).status
  if (status === undefined || status >= 500) console.error(error)
  response.status(status ?? 500).json({ error: status === undefined ? 'the marketplace failed' : error.message })
}
