/**
 * A desk for journeys: one process that serves one data folder after another. It serves nothing until it is told what to
 * open. For tests only: no built program has it.
 */
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureApiKey } from '../api-keys/create-api-key.ts'
import { createApp } from '../app.ts'
import { listenForCommands } from '../cli/command-socket.ts'
import { fillDemo } from '../cli/fill-demo.ts'
import { projectRoot } from '../config/program-files.ts'
import { settingsFrom } from '../config/server-settings.ts'
import { createContext } from '../create-context.ts'
import { startBackgroundWork } from '../jobs/background-work.ts'

const COMMAND_PROGRAM = fileURLToPath(new URL('./mimamori.mjs', import.meta.url))
/** the built page; another one is named as the only argument */
const WEB_FOLDER = process.argv[2] ?? join(projectRoot(), 'apps/web/dist')
const KEEP_ALIVE_TIMEOUT_MS = 65_000
const FINISH_TIMEOUT_MS = 8_000
/** a desk closes in a tenth of a second; what takes this long never ends */
const CLOSE_TIMEOUT_MS = 30_000

type Environment = Readonly<Record<string, string>>

/** What the parent process asks: the settings of the desk to open, `null` to open none. */
type ResetOrder = { readonly reset: Environment | null }
/** `ms`: how long closing the desk before and opening this one took. */
type ResetAnswer = { readonly ms: number } | { readonly fault: string }

const answerNothingOpen: RequestListener = (_request, response) =>
  void response.writeHead(503).end('shared desk of tests: none is open')
let handler = answerNothingOpen
let closeDesk = async (): Promise<void> => {}

/** Waits until this part of a desk has ended. Throws its name, and what keeps the process busy, where it does not end. */
async function untilEnded(part: string, end: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_, reject) => {
    const fail = () => reject(new Error(`${part} does not end: ${process.getActiveResourcesInfo().join(' ')}`))
    timer = setTimeout(fail, CLOSE_TIMEOUT_MS)
  })
  await Promise.race([end, tooLong]).finally(() => clearTimeout(timer))
}

/** Opens a desk with these settings, with everything `main.ts` starts; answers how it is closed again. */
async function serveDesk(environment: Environment): Promise<() => Promise<void>> {
  const settings = settingsFrom(environment)
  const app = await createContext(settings)
  if (settings.demo) {
    await app.storage.runExclusively(async () => {
      await fillDemo(app)
      if (settings.demoApiKey) await ensureApiKey(app, 'stand-in marketplace', settings.demoApiKey)
    })
  }
  const desk = createApp(app, WEB_FOLDER)
  const background = startBackgroundWork(app, COMMAND_PROGRAM)
  const commands = app.storage.shared ? null : await listenForCommands(app)
  handler = desk.handler
  return async () => {
    handler = answerNothingOpen
    desk.endStreams()
    await untilEnded('background work', background.stop(FINISH_TIMEOUT_MS))
    commands?.closeAllConnections()
    if (commands) await untilEnded('the command socket', new Promise((done) => commands.close(done)))
    await untilEnded('the search thread', app.searchWorker.close())
    await untilEnded('the storage', app.storage.close())
  }
}

async function reset(environment: Environment | null): Promise<number> {
  const from = performance.now()
  const close = closeDesk
  closeDesk = async () => {}
  await close()
  if (environment) closeDesk = await serveDesk(environment)
  return performance.now() - from
}

const reply = (answer: ResetAnswer): void => void process.send?.(answer)

process.on('message', ({ reset: environment }: ResetOrder) => {
  reset(environment).then(
    (ms) => reply({ ms }),
    (fault: unknown) => reply({ fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) }),
  )
})
process.once('disconnect', () => process.exit(0))

const server = createServer({ keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS }, (request, response) =>
  handler(request, response),
)
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  console.log(JSON.stringify({ desk: `http://127.0.0.1:${port}`, port }))
})
