import type { Server } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { collectDefaultMetrics } from 'prom-client'
import { ensureApiKey } from './api-keys/create-api-key.ts'
import { createApp } from './app.ts'
import { listenForCommands } from './cli/command-socket.ts'
import { fillDemo } from './cli/fill-demo.ts'
import { isLoopbackHost } from './config/ip-ranges.ts'
import { projectRoot } from './config/program-files.ts'
import { type Settings, settingsFrom } from './config/server-settings.ts'
import { createContext } from './create-context.ts'
import { startBackgroundWork } from './jobs/background-work.ts'
import { startingUpListener } from './observability/health-endpoints.ts'
import type { AppContext } from './runtime/app-context.ts'
import { startHttpServer } from './runtime/http-server.ts'
import { createMetrics, type Metrics } from './runtime/metrics-registry.ts'
import { removeUnfilledDemo } from './startup/demo-restart.ts'
import { exitWithError } from './startup/exit-with-error.ts'
import { UpgradeNeeded } from './startup/upgrade-faults.ts'
import { runUpgradeProcess } from './startup/upgrade-process.ts'

const moduleUrl = import.meta.url
const commandFile = moduleUrl.endsWith('.ts') ? './cli/mimamori.ts' : './mimamori.mjs'
const COMMAND_PROGRAM = fileURLToPath(new URL(commandFile, moduleUrl))

/** for running requests and events being sent; supervisors are known to kill after 10 s */
const FINISH_TIMEOUT_MS = 8_000
/** for closing the database after that; what is cut off then is stored as a whole or not at all */
const CLOSE_TIMEOUT_MS = 4_000

async function prepareDemo(app: AppContext): Promise<void> {
  const { demoApiKey } = app.settings
  await fillDemo(app)
  if (demoApiKey) await ensureApiKey(app, 'stand-in marketplace', demoApiKey)
}

const closeServer = (server: Server | null) =>
  new Promise<void>((done) => (server ? server.close(() => done()) : done()))

/** Opens the desk. An older database is upgraded by a process of its own, so that this one goes on answering probes. */
async function createUpgradedContext(settings: Settings, metrics: Metrics): Promise<AppContext> {
  try {
    return await createContext(settings, 'serve', metrics, 'beside')
  } catch (fault) {
    if (!(fault instanceof UpgradeNeeded)) throw fault
    await runUpgradeProcess(COMMAND_PROGRAM, metrics.enterPhase)
    return await createContext(settings, 'serve', metrics)
  }
}

/**
 * Takes the port before anything is created on disk, opens the desk, and serves it. Resolves with a function that stops
 * it.
 */
async function startServer(settings: Settings): Promise<() => Promise<void>> {
  const metrics = createMetrics()
  collectDefaultMetrics({ register: metrics.registry })
  const httpServer = await startHttpServer(settings, startingUpListener(metrics))
  const opened = await createUpgradedContext(settings, metrics)
  const app = (await removeUnfilledDemo(opened)) ? await createContext(settings, 'serve', metrics) : opened
  metrics.enterPhase('preparing the demo')
  if (settings.demo && !isLoopbackHost(settings.host)) {
    app.log.warn('this is a demo: whoever reaches it can sign in, its passwords are public')
  }
  if (settings.demo) await app.storage.runExclusively(() => prepareDemo(app))
  const { handler, endStreams } = createApp(app, join(projectRoot(), 'apps/web/dist'))
  const background = startBackgroundWork(app, COMMAND_PROGRAM)
  // where several processes may write, a command writes by itself
  const commands = app.storage.shared ? null : await listenForCommands(app)
  httpServer.setHandler(handler)
  metrics.enterPhase('open')
  console.log(JSON.stringify({ desk: `http://${settings.host}:${httpServer.port}`, port: httpServer.port }))

  async function stop(): Promise<void> {
    metrics.enterPhase('stopping')
    app.log.info('stopping: no more requests once those under way are answered')
    await pause(settings.stopDelaySeconds * 1000)
    endStreams()
    const timeout = pause(FINISH_TIMEOUT_MS)
    await Promise.all([
      httpServer.close(FINISH_TIMEOUT_MS),
      background.stop(FINISH_TIMEOUT_MS),
      Promise.race([closeServer(commands), timeout]),
    ])
    await app.searchWorker.close()
    await app.storage.close()
    app.log.info('stopped')
  }

  /** Ends the wait for a shared database that does not answer: it undoes open transactions by itself. */
  async function stopDeadline(): Promise<void> {
    await pause(settings.stopDelaySeconds * 1000 + FINISH_TIMEOUT_MS + CLOSE_TIMEOUT_MS)
    app.log.warn('stopped before everything was closed: the database did not answer in time')
  }

  return () => Promise.race([stop(), ...(app.storage.shared ? [stopDeadline()] : [])])
}

function serve(): void {
  let stopping = false
  const opened = Promise.resolve().then(() => startServer(settingsFrom(process.env)))
  opened.catch(exitWithError)
  async function stop(): Promise<void> {
    // a second signal changes nothing: the stop is under way
    if (stopping) return
    stopping = true
    const stopDesk = await opened
    await stopDesk()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop().catch(exitWithError))
  process.on('SIGINT', () => void stop().catch(exitWithError))
}

serve()
