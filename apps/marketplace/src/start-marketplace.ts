import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import express, { type ErrorRequestHandler, type Express } from 'express'
import { BadRequestError } from './control/control-fields.ts'
import { createControlRouter } from './control/control-router.ts'
import { createArrivalOutbox } from './desk/arrival-outbox.ts'
import { createIntakeClient } from './desk/intake-client.ts'
import { startSendingReplies } from './desk/send-replies.ts'
import { startSendingRequests } from './desk/send-requests.ts'
import { NO_FAULTS } from './desk/webhook-faults.ts'
import { createWebhookReceiver } from './desk/webhook-receiver.ts'
import type { MarketplaceConfiguration } from './marketplace-configuration.ts'
import type { MarketplaceContext } from './marketplace-context.ts'
import { createSiteRouter } from './page/site-page-router.ts'
import { addExampleContracts } from './site/example-contracts.ts'
import { createSite } from './site/site-memory.ts'
import { createStateSaver, loadState } from './site/site-state-file.ts'
import { createArrivalPublisher, markKnown } from './traffic/arrival-publisher.ts'
import { createExampleArrivalSource } from './traffic/example-arrival-source.ts'
import { startTraffic } from './traffic/site-traffic.ts'

const SAVE_INTERVAL_MS = 2_000
const STOP_TIMEOUT_MS = 2_500

/** Starts the marketplace on 127.0.0.1. Throws when its state cannot be read or its port is taken. */
export async function startMarketplace(
  configuration: MarketplaceConfiguration,
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const { context, isFirstRun } = await createMarketplaceContext(configuration)
  const server = createExpressApp(context, configuration.webhookSecret).listen(configuration.port, '127.0.0.1')
  await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject))
  if (isFirstRun && configuration.opening > 0) context.traffic.open(configuration.opening)
  context.traffic.setPace(configuration.pace)
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      context.traffic.stop()
      const closed = new Promise((resolve) => server.close(resolve))
      setTimeout(() => server.closeAllConnections(), 1_000).unref()
      // what is being sent stays in the queue until the desk confirms it, so nothing is lost by waiting no longer
      await Promise.race([Promise.all([closed, context.outbox.stop()]), pause(STOP_TIMEOUT_MS)])
      await context.stopSaving()
    },
  }
}

async function createMarketplaceContext(configuration: MarketplaceConfiguration) {
  const saved = configuration.dataFile === null ? null : await loadState(configuration.dataFile)
  const site = saved?.site ?? createSite()
  const desk = createIntakeClient(configuration.deskUrl, configuration.apiKey)
  let dirty = true
  const markChanged = () => {
    dirty = true
  }
  const outbox = createArrivalOutbox(desk, saved?.waiting ?? [], (arrivals) => {
    for (const { kind, body } of arrivals) if (kind === 'member') markKnown(site, body.id)
    markChanged()
  })
  const { save } = createStateSaver(configuration.dataFile, () => ({ site, waiting: [...outbox.all()] }))
  const saveTimer = setInterval(() => {
    if (!dirty) return
    dirty = false
    save().catch((error) => {
      dirty = true
      console.error(`state not saved: ${error instanceof Error ? error.message : error}`)
    })
  }, SAVE_INTERVAL_MS)
  const stopReplies = startSendingReplies(site, desk, markChanged)
  const source = createExampleArrivalSource(configuration.seed, site, new Date().toISOString())
  const publisher = createArrivalPublisher(site, desk, outbox, markChanged)
  const requests = startSendingRequests(site, desk, publisher.introduce, markChanged)
  if (saved === null) addExampleContracts(site, new Date().toISOString())
  const context: MarketplaceContext & { stopSaving(): Promise<void> } = {
    site,
    desk,
    outbox,
    source,
    publisher,
    traffic: startTraffic(site, source, outbox, publisher, markChanged),
    requests,
    faults: { current: NO_FAULTS },
    markChanged,
    save,
    stopSaving() {
      stopReplies()
      requests.stop()
      clearInterval(saveTimer)
      return save()
    },
  }
  return { context, isFirstRun: saved === null }
}

function createExpressApp(context: MarketplaceContext, webhookSecret: string): Express {
  const app = express().disable('x-powered-by')
  app.use(createWebhookReceiver(context, webhookSecret))
  app.use(createControlRouter(context))
  app.use(createSiteRouter(context))
  app.use((_request, response) => {
    response.status(404).json({ error: 'no such page' })
  })
  app.use(handleError)
  return app
}

const handleError: ErrorRequestHandler = (error, _request, response, _next) => {
  if (response.headersSent) return void response.socket?.destroy()
  const status = error instanceof BadRequestError ? 400 : (error as { status?: number }).status
  if (status === undefined || status >= 500) console.error(error)
  response.status(status ?? 500).json({ error: status === undefined ? 'the marketplace failed' : error.message })
}
