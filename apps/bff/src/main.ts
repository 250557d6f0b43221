import type { Server } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { collectDefaultMetrics } from 'prom-client'
import { ensureKey } from './api-keys/make.ts'
import { keepStream } from './audit/stream.ts'
import { keepBackups } from './backup/schedule.ts'
import { fillDemo } from './cli/demo.ts'
import { listenForCommands } from './cli/socket.ts'
import { watchClock } from './clock/watch-clock.ts'
import { createApp } from './create-app.ts'
import { attempt } from './delivery/attempt.ts'
import { guardedAgent } from './delivery/guarded.ts'
import { openDoor } from './door.ts'
import { keepHouse } from './housekeeping.ts'
import { isOnlyHere } from './http/networks.ts'
import { type AppContext, createContext } from './office.ts'
import { giveBackMemory } from './operations/give-back.ts'
import { giveUp } from './operations/give-up.ts'
import { notOpenYet } from './operations/health.ts'
import { newVitals, type Vitals } from './operations/vitals.ts'
import { projectRoot } from './program-files.ts'
import { keepIndex } from './search/fill.ts'
import { type Settings, settingsFrom } from './settings.ts'
import { UpgradeNeeded } from './upgrade-faults.ts'
import { upgradeBeside } from './upgrade-process.ts'

const own = import.meta.url
const COMMAND = fileURLToPath(new URL(own.endsWith('.ts') ? './cli/mimamori.ts' : './mimamori.mjs', own))

/** so long may closing take behind that, where what is cut off has been stored or has not */
const CLOSE_WITHIN_MS = 4_000

/** for requests under way and events on their way; supervisors are known to lose patience after 10 s */
const FINISH_WITHIN_MS = 8_000

async function prepareDemo(app: AppContext): Promise<void> {
  const { demoApiKey } = app.settings
  await fillDemo(app)
  if (demoApiKey) await ensureKey(app, 'stand-in marketplace', demoApiKey)
}

const closed = (server: Server | null) => new Promise<void>((done) => (server ? server.close(() => done()) : done()))

/** An older database is brought up to date by a process of its own, so that this one goes on answering probes. */
async function openUpgraded(settings: Settings, vitals: Vitals): Promise<AppContext> {
  try {
    return await createContext(settings, 'serve', vitals, 'beside')
  } catch (fault) {
    if (!(fault instanceof UpgradeNeeded)) throw fault
    await upgradeBeside(COMMAND, vitals.enter)
    return await createContext(settings, 'serve', vitals)
  }
}

/** Take the port before anything is made on disk, open the desk, and answer. Resolves with what stops it again. */
async function open(settings: Settings): Promise<() => Promise<void>> {
  const vitals = newVitals()
  collectDefaultMetrics({ register: vitals.registry })
  const door = await openDoor(settings, notOpenYet(vitals))
  const app = await openUpgraded(settings, vitals)
  vitals.enter('preparing the demo')
  if (settings.demo && !isOnlyHere(settings.host)) {
    app.log.warn('this is a demo: whoever reaches it can sign in, its passwords are public')
  }
  if (settings.demo) await app.storage.runExclusively(() => prepareDemo(app))
  const { handler, endStreams } = createApp(app, join(projectRoot(), 'apps/web/dist'))
  const clock = watchClock(app)
  const house = keepHouse(app)
  const dispatcher = guardedAgent(settings.webhookNetworks)
  const timeoutMs = settings.webhookTimeoutMs
  const stream = keepStream(app, (event, to, leaving) =>
    attempt(event, to, { dispatcher, timeoutMs, leaving, machineAhead: app.clock.machineAhead() }),
  )
  const index = keepIndex(app)
  const backups = keepBackups(app, COMMAND)
  const memory = giveBackMemory()
  // where several processes may write, a command is one of them
  const commands = app.storage.shared ? null : await listenForCommands(app)
  door.answerWith(handler)
  vitals.enter('open')
  console.log(JSON.stringify({ desk: `http://${settings.host}:${door.port}`, port: door.port }))

  async function stop(): Promise<void> {
    vitals.enter('stopping')
    app.log.info('stopping: no more requests once those under way are answered')
    await pause(settings.stopDelaySeconds * 1000)
    endStreams()
    memory.stop()
    const patience = pause(FINISH_WITHIN_MS)
    await Promise.all([
      door.close(FINISH_WITHIN_MS),
      house.stop(FINISH_WITHIN_MS),
      clock.stop(),
      Promise.race([closed(commands), patience]),
      stream?.stop(),
      backups.stop(),
      index.stop(),
    ])
    await dispatcher.destroy()
    await app.reading.close()
    await app.storage.close()
    app.log.info('stopped')
  }

  /** A database that has ceased to answer keeps nobody: what was under way there is undone by itself. */
  async function tooLong(): Promise<void> {
    await pause(settings.stopDelaySeconds * 1000 + FINISH_WITHIN_MS + CLOSE_WITHIN_MS)
    app.log.warn('stopped before everything was closed: the database did not answer in time')
  }

  return () => Promise.race([stop(), ...(app.storage.shared ? [tooLong()] : [])])
}

function serve(): void {
  let stopping = false
  const opened = Promise.resolve().then(() => open(settingsFrom(process.env)))
  opened.catch(giveUp)
  async function stop(): Promise<void> {
    // whoever asks twice is heard, and nothing is cut short
    if (stopping) return
    stopping = true
    const stopDesk = await opened
    await stopDesk()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop().catch(giveUp))
  process.on('SIGINT', () => void stop().catch(giveUp))
}

serve()
