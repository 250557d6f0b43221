import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Desk } from '@mimamori/storage/desk'
import { type DeskPlace, openDesk, openDeskReadOnly } from '@mimamori/storage/open'
import { record, SYSTEM } from '@mimamori/storage/record'
import { sealedWith } from '@mimamori/storage/seal/reads'
import { vaultOf } from '@mimamori/storage/vault'
import { type Clock, fileClock, systemClock } from './clock.ts'
import { checkDataFolder, DATABASE, type PersonalKey, personalKey } from './data-folder.ts'
import { type Log, newLog } from './operations/log.ts'
import { newVitals, type Vitals } from './operations/vitals.ts'
import { BadSettings, type Settings } from './settings.ts'

/** What every operation works with: the desk's storage, the time, the configuration, the log, what it counts. */
export type Office = {
  readonly desk: Desk
  readonly clock: Clock
  readonly settings: Settings
  readonly log: Log
  readonly vitals: Vitals
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

/** The file of a SQLite desk. */
export const databaseFile = ({ dataFolder }: Settings): string => join(dataFolder, DATABASE)

/** Where this configuration's desk is, and what opens it. */
export function placeOf(settings: Settings, key = personalKey(settings)): DeskPlace {
  const { databaseUrl } = settings
  return {
    at: databaseUrl ? { url: databaseUrl, lanes: settings.databaseLanes } : { file: databaseFile(settings) },
    migrations: join(projectRoot(), 'packages/storage/migrations'),
    vault: vaultOf(key.bytes),
  }
}

/** Open the desk this configuration names; read-only for commands that run beside a server. */
export async function openOffice(
  settings: Settings,
  mode: 'serve' | 'look' = 'serve',
  vitals: Vitals = newVitals(),
): Promise<Office> {
  process.umask(0o077)
  checkDataFolder(settings, mode)
  const key = personalKey(settings)
  const place = { ...placeOf(settings, key), watch: vitals.committed }
  const desk = await (mode === 'serve' ? openDesk(place) : openDeskReadOnly(place))
  const office = {
    desk,
    clock: settings.testClock ? fileClock(settings.testClock) : systemClock,
    settings,
    log: newLog(settings.logLevel),
    vitals,
  }
  if (mode === 'serve') await checkSeal(office, key)
  return office
}

/** A database is sealed with one key for good: another would make what is stored unreadable, or mix the two. */
async function checkSeal({ desk, clock }: Office, key: PersonalKey): Promise<void> {
  const { fingerprint } = desk.vault
  let known = await sealedWith(desk.db)
  if (known === null) {
    await desk.alone(async () => {
      known = await sealedWith(desk.db)
      if (known !== null) return
      key.keep()
      await desk.write((tx) => record(tx, clock.now(), SYSTEM, { type: 'seal.pinned', fingerprint }))
      known = fingerprint
    })
  }
  if (known === fingerprint) return
  await desk.close()
  throw new BadSettings(
    `MIMAMORI_PERSONAL_KEY: the database is sealed with another key than ${key.from}; expected the key it was first opened with`,
  )
}
