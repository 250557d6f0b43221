import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Desk } from '@mimamori/storage/desk'
import { openDesk, openDeskReadOnly } from '@mimamori/storage/open'
import { record, SYSTEM } from '@mimamori/storage/record'
import { sealedWith } from '@mimamori/storage/seal/reads'
import { vaultOf } from '@mimamori/storage/vault'
import { pino } from 'pino'
import { type Clock, fileClock, systemClock } from './clock.ts'
import { BadSettings, type Settings } from './settings.ts'

/** What every operation works with: the desk's storage, the time, the configuration, the log. */
export type Office = {
  readonly desk: Desk
  readonly clock: Clock
  readonly settings: Settings
  readonly log: Pick<ReturnType<typeof pino>, 'info' | 'warn' | 'error'>
}

/** Top of the project, found from wherever this file runs: source or build. */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'pnpm-workspace.yaml'))) {
    const above = dirname(folder)
    if (above === folder) throw new Error('pnpm-workspace.yaml not found above the program')
    folder = above
  }
  return folder
}

/**
 * The key of personal columns: from the environment, else a file beside the database, made at the first start and on
 * the disk before anything is sealed with it. A database whose key is gone is never given a new one.
 */
function personalKey({ personalKey: given, dataFolder }: Settings): Uint8Array {
  if (given) return Buffer.from(given, 'hex')
  const file = join(dataFolder, 'personal.key')
  if (!existsSync(file)) {
    if (existsSync(join(dataFolder, 'mimamori.db'))) {
      throw new BadSettings(`${file} is missing and the database is sealed with it: put it back from your backup`)
    }
    makeKey(dataFolder, file)
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
}

function makeKey(folder: string, file: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx', flush: true })
  const entry = openSync(folder, 'r')
  fsyncSync(entry)
  closeSync(entry)
}

/** Open the desk this configuration names; read-only for commands that run beside a server. */
export async function openOffice(settings: Settings, mode: 'serve' | 'look' = 'serve'): Promise<Office> {
  process.umask(0o077)
  const { databaseUrl } = settings
  const place = {
    at: databaseUrl
      ? { url: databaseUrl, lanes: settings.databaseLanes }
      : { file: join(settings.dataFolder, 'mimamori.db') },
    migrations: join(projectRoot(), 'packages/storage/migrations'),
    vault: vaultOf(personalKey(settings)),
  }
  const desk = await (mode === 'serve' ? openDesk(place) : openDeskReadOnly(place))
  const office = {
    desk,
    clock: settings.testClock ? fileClock(settings.testClock) : systemClock,
    settings,
    log: pino({ level: settings.logLevel }, pino.destination({ dest: 2, sync: true })),
  }
  if (mode === 'serve') await checkSeal(office)
  return office
}

/** A database is sealed with one key for good: another would make what is stored unreadable, or mix the two. */
async function checkSeal({ desk, clock }: Office): Promise<void> {
  const known = await sealedWith(desk.db)
  if (known === desk.vault.fingerprint) return
  if (known !== null) {
    await desk.close()
    throw new BadSettings('MIMAMORI_PERSONAL_KEY: the database is sealed with another key than the one given')
  }
  const { fingerprint } = desk.vault
  await desk.alone(async () => {
    if ((await sealedWith(desk.db)) !== null) return
    await desk.write((tx) => record(tx, clock.now(), SYSTEM, { type: 'seal.pinned', fingerprint }))
  })
}
