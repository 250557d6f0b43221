import { randomBytes } from 'node:crypto'
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Ended, type Environment, type Running, runToEnd, serve } from './processes.ts'

export const DESK = 'apps/bff/dist/main.mjs'
export const COMMAND = 'apps/bff/dist/mimamori.mjs'

export type DeskWish = {
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
export type Desk = {
  readonly url: string
  readonly pid: () => number
  /** the key of the intake API, with both scopes */
  readonly apiKey: string
  readonly dataFolder: string
  readonly databaseFile: string
  readonly complaints: () => string
  readonly kill: () => Promise<void>
  /** answers the exit code */
  readonly stop: () => Promise<number>
  /** on the same data and the same port */
  readonly startAgain: () => Promise<void>
  /** move the desk's clock this far ahead of the system's */
  readonly moveClock: (milliseconds: number) => void
  readonly command: (...words: string[]) => Promise<Ended>
  /** end it and forget its folder */
  readonly discard: () => Promise<void>
}

export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`

function settingsOf(wish: DeskWish, dataFolder: string, apiKey: string): Environment {
  return {
    HOST: '127.0.0.1',
    PORT: '0',
    MIMAMORI_DATA: dataFolder,
    MIMAMORI_DEMO: wish.demo ? '1' : '0',
    MIMAMORI_DEMO_API_KEY: apiKey,
    ...(wish.ownClock ? {} : { MIMAMORI_TEST_CLOCK: join(dataFolder, 'clock') }),
    LOG_LEVEL: 'warn',
    // no clock that is moved shall begin one
    MIMAMORI_BACKUP_EVERY_HOURS: '0',
    MIMAMORI_WEBHOOK_NETWORKS: '127.0.0.0/8',
    ...(wish.webhook ? { MIMAMORI_WEBHOOK_URL: wish.webhook.url, MIMAMORI_WEBHOOK_SECRET: wish.webhook.secret } : {}),
    ...wish.environment,
  }
}

async function newApiKey(command: Desk['command']): Promise<string> {
  const { code, said, complained } = await command('key', 'add', '--name', 'tests')
  if (code !== 0) throw new Error(`key add: ${complained}`)
  return said.trim()
}

/** Start a desk. Without the demo it has no staff yet; see `people.ts`. */
export async function startDesk(wish: DeskWish = {}): Promise<Desk> {
  const dataFolder = wish.folder ?? mkdtempSync(join(tmpdir(), 'mimamori-'))
  const ofDemo = wish.apiKey ?? `mim_${randomBytes(32).toString('base64url')}`
  let environment = settingsOf(wish, dataFolder, ofDemo)
  const command = (...words: string[]) => runToEnd([COMMAND, ...words], environment)
  const clock = join(dataFolder, 'clock')
  const moveClock = (milliseconds: number) => {
    // renamed into place: a desk that read a file just emptied would go back in time
    writeFileSync(`${clock}.next`, String(milliseconds))
    renameSync(`${clock}.next`, clock)
  }
  moveClock(0)
  const begin = (): Promise<Running> => serve('desk', [...(wish.nodeArguments ?? []), DESK], environment)
  let running = await begin()
  environment = { ...environment, PORT: new URL(running.url).port }
  const apiKey = wish.demo ? ofDemo : (wish.apiKey ?? (await newApiKey(command)))
  return {
    url: running.url,
    pid: () => running.pid,
    apiKey,
    dataFolder,
    databaseFile: join(dataFolder, 'mimamori.db'),
    complaints: () => running.complaints(),
    kill: () => running.kill(),
    stop: () => running.stop(),
    async startAgain() {
      running = await begin()
    },
    moveClock,
    command,
    async discard() {
      await running.kill()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
