import { randomBytes } from 'node:crypto'
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import {
  type Environment,
  type ProcessResult,
  runProcess,
  type ServerProcess,
  startServer,
} from './server-processes.ts'

export const DESK_PROGRAM = 'apps/bff/dist/main.mjs'
export const CLI_PROGRAM = 'apps/bff/dist/mimamori.mjs'
/** in the data folder; only its own user can open it */
const COMMAND_SOCKET = 'desk.sock'

export type DeskOptions = {
  /** accounts anybody may use and 14 months of history; otherwise the desk starts empty */
  readonly demo?: boolean
  /** without a clock to move: as an operator runs it, for measuring */
  readonly ownClock?: boolean
  readonly webhook?: { readonly url: string; readonly secret: string }
  /** a data folder prepared before, instead of an empty one; `discard` removes it like any other */
  readonly folder?: string
  /** a key that the prepared folder holds already */
  readonly apiKey?: string
  readonly environment?: Environment
  readonly nodeArguments?: readonly string[]
}

/** A real desk in a folder of its own. */
export type DeskProcess = {
  readonly url: string
  readonly pid: () => number
  /** the key of the intake API, with both scopes */
  readonly apiKey: string
  readonly dataFolder: string
  readonly databaseFile: string
  readonly stderr: () => string
  readonly kill: () => Promise<void>
  /** answers the exit code */
  readonly stop: () => Promise<number>
  /** on the same data and the same port */
  readonly restart: () => Promise<void>
  /** move the desk's clock this far ahead of the system's */
  readonly moveClock: (milliseconds: number) => void
  /** run the operator's program; answers what it printed and its exit code */
  readonly command: (...words: string[]) => Promise<ProcessResult>
  /** a command that writes, for a test whose subject is another: answers what it prints, throws what it refuses with */
  readonly ask: (command: string, args: Readonly<Record<string, string>>) => Promise<string>
  /** end it and forget its folder */
  readonly discard: () => Promise<void>
}

export const createWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`

function deskEnvironment(options: DeskOptions, dataFolder: string, apiKey: string): Environment {
  return {
    HOST: '127.0.0.1',
    PORT: '0',
    MIMAMORI_DATA: dataFolder,
    MIMAMORI_DEMO: options.demo ? '1' : '0',
    MIMAMORI_DEMO_API_KEY: apiKey,
    ...(options.ownClock ? {} : { MIMAMORI_TEST_CLOCK: join(dataFolder, 'clock') }),
    LOG_LEVEL: 'warn',
    // `E2E_MODEL=off npm test -- --only e2e`: the same journeys without the model
    MIMAMORI_MODEL: process.env.E2E_MODEL ?? 'on',
    // tests decide few
    MIMAMORI_MODEL_PASSED_JOBS: '50',
    // what is automated calls faster than people
    MIMAMORI_SESSION_PER_MINUTE: '10000000',
    // no clock that is moved shall begin one
    MIMAMORI_BACKUP_EVERY_HOURS: '0',
    MIMAMORI_WEBHOOK_NETWORKS: '127.0.0.0/8',
    ...(options.webhook
      ? { MIMAMORI_WEBHOOK_URL: options.webhook.url, MIMAMORI_WEBHOOK_SECRET: options.webhook.secret }
      : {}),
    ...options.environment,
  }
}

/** Ask a running desk over its socket, as the program does: without a process of its own, in a hundredth of the time. */
async function askOverSocket(dataFolder: string, command: string, args: object): Promise<string> {
  const answer = await new Promise<string>((resolve, reject) => {
    const outgoing = request({ socketPath: join(dataFolder, COMMAND_SOCKET), method: 'POST' }, (response) => {
      text(response).then(resolve, reject)
    })
    outgoing.once('error', reject)
    outgoing.end(JSON.stringify({ command, args }))
  })
  const { said, fault } = JSON.parse(answer) as { said?: string; fault?: string }
  if (said === undefined) throw new Error(`${command}: ${fault}`)
  return said
}

/** On PostgreSQL the program writes by itself, and the desk has no socket. */
async function askProgram(run: DeskProcess['command'], command: string, args: object): Promise<string> {
  const options = Object.entries(args).flatMap(([name, value]) => [`--${name}`, value])
  const { code, stdout, stderr } = await run(...command.split(' '), ...options)
  if (code !== 0) throw new Error(`${command}: ${stderr}`)
  return stdout
}

type Begin = (environment: Environment) => Promise<ServerProcess>

/** Start a desk, unless told otherwise as a process of its own. Without the demo it has no staff yet; see `desk-accounts.ts`. */
export async function startDesk(
  options: DeskOptions = {},
  beginWith: Begin = (environment) =>
    startServer('desk', [...(options.nodeArguments ?? []), DESK_PROGRAM], environment),
): Promise<DeskProcess> {
  const dataFolder = options.folder ?? mkdtempSync(join(tmpdir(), 'mimamori-'))
  const ofDemo = options.apiKey ?? `mim_${randomBytes(32).toString('base64url')}`
  let environment = deskEnvironment(options, dataFolder, ofDemo)
  const command = (...words: string[]) => runProcess([CLI_PROGRAM, ...words], environment)
  const clock = join(dataFolder, 'clock')
  const moveClock = (milliseconds: number) => {
    // renamed into place: a desk that read a file just emptied would go back in time
    writeFileSync(`${clock}.next`, String(milliseconds))
    renameSync(`${clock}.next`, clock)
  }
  moveClock(0)
  let running = await beginWith(environment)
  environment = { ...environment, PORT: new URL(running.url).port }
  const ask: DeskProcess['ask'] = (name, args) =>
    environment.DATABASE_URL ? askProgram(command, name, args) : askOverSocket(dataFolder, name, args)
  const apiKey = options.demo ? ofDemo : (options.apiKey ?? (await ask('key add', { name: 'tests' })).trim())
  return {
    url: running.url,
    pid: () => running.pid,
    apiKey,
    dataFolder,
    databaseFile: join(dataFolder, 'mimamori.db'),
    stderr: () => running.stderr(),
    kill: () => running.kill(),
    stop: () => running.stop(),
    async restart() {
      running = await beginWith(environment)
    },
    moveClock,
    command,
    ask,
    async discard() {
      await running.kill()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
