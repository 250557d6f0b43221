import type { ClockMark } from '@mimamori/storage/clock/clock-mark'
import { openStorage, openStorageReadOnly, type StorageOptions } from '@mimamori/storage/open-storage'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { sealFingerprint } from '@mimamori/storage/seal/seal-reads'
import type { Storage } from '@mimamori/storage/storage'
import { type Vault, vaultOf } from '@mimamori/storage/vault'
import { openClock, storeAlarm } from './clock/open-clock.ts'
import type { TrustedClock } from './clock/trusted-clock.ts'
import { checkDataFolder, makeDataFolder } from './data-folder.ts'
import { markDemo } from './demo-database.ts'
import { saidTo } from './from-database.ts'
import { asShipped, type KeptCatalogue, keepCatalogue } from './kept-catalogue.ts'
import { type Log, newLog } from './operations/log.ts'
import { newVitals, type Vitals } from './operations/vitals.ts'
import { endChange, type PersonalKeys, personalKeys } from './personal-key.ts'
import { databaseFile, migrationsFolder } from './program-files.ts'
import { beginIndex } from './search/fill.ts'
import { type ReadingRoom, readingRoom } from './search/reading-room.ts'
import { BadSettings, type Settings } from './settings.ts'
import { checkDatabase, checkFolder } from './start-checks.ts'
import { recountIfDue, type UpgradeMode, upgradingWith } from './upgrading.ts'

/** What every operation works with: the desk's storage, the catalogue, the time, the configuration, the log, what it counts. */
export type AppContext = {
  readonly storage: Storage
  readonly catalogue: KeptCatalogue
  readonly clock: TrustedClock
  /** what was stored of the clock at the last run */
  readonly clockMark: ClockMark | null
  readonly settings: Settings
  readonly log: Log
  readonly vitals: Vitals
  /** where the search index is read */
  readonly reading: ReadingRoom
}

/** From its source a thread would load what reads TypeScript in Node, which is WebAssembly: only a built desk has one. */
const own = import.meta.url
const MOVER = own.endsWith('.ts') ? null : new URL('./log-mover.mjs', own)

/** Where this configuration's desk is, and what opens it. */
export function storageOptions(settings: Settings, [key] = personalKeys(settings)): StorageOptions {
  const { databaseUrl } = settings
  return {
    at: databaseUrl ? { url: databaseUrl, lanes: settings.databaseLanes } : { file: databaseFile(settings) },
    migrations: migrationsFolder(),
    vault: vaultOf(key.bytes),
    checkpointWorker: MOVER,
  }
}

/**
 * Open the desk this configuration names; read-only for commands that run beside a server. `upgrade`: how an older database
 * is brought up to date.
 */
export async function createContext(
  settings: Settings,
  mode: 'serve' | 'look' = 'serve',
  vitals: Vitals = newVitals(),
  upgrade: UpgradeMode = 'here',
): Promise<AppContext> {
  process.umask(0o077)
  checkDataFolder(settings, mode)
  if (mode === 'serve') checkFolder(settings)
  if (mode === 'serve' && settings.databaseUrl === null) makeDataFolder(settings)
  const keys = personalKeys(settings)
  const log = newLog(settings.logLevel)
  const letters = settings.smtp !== null
  const upgrading = upgradingWith({ settings, log, vitals }, upgrade)
  const place = { ...storageOptions(settings, keys), letters, watch: vitals.committed, notice: saidTo(log), upgrading }
  const opened = await (mode === 'serve' ? openStorage(place) : openStorageReadOnly(place))
  const storage = { ...opened, vault: await fitting(opened, keys) }
  const catalogue = mode === 'serve' ? await keepCatalogue(storage, log) : asShipped
  const { clock, mark } = await openClock(storage, settings)
  const app = {
    storage,
    catalogue,
    clock,
    clockMark: mark,
    settings,
    log,
    vitals,
    reading: readingRoom(place.at),
  }
  if (mode === 'serve') await makeReady(app, keys)
  // what an interrupted change of the key left to be done
  if (mode === 'serve' && storage.vault !== opened.vault) endChange(settings)
  return app
}

/** What is done before a desk serves or is written to. Where it is refused, the desk is closed again. */
async function makeReady(app: AppContext, keys: PersonalKeys): Promise<void> {
  try {
    await checkDatabase(app.settings, app.storage.db)
    await checkSeal(app, keys)
    await storeAlarm(app)
    await markDemo(app)
    // signed heads lie there on PostgreSQL, too; made once the database has answered
    makeDataFolder(app.settings)
    await recountIfDue(app)
  } catch (fault) {
    await app.storage.close()
    throw fault
  }
}

/** The vault of the key the database is sealed with: while a key is being changed it may be either. */
async function fitting({ db, vault }: Storage, [, next]: PersonalKeys): Promise<Vault> {
  if (!next) return vault
  const other = vaultOf(next.bytes)
  return (await sealFingerprint(db)) === other.fingerprint ? other : vault
}

/** A database is sealed with one key at a time: another would make what is stored unreadable, or mix the two. */
async function checkSeal({ storage, clock }: AppContext, [key]: PersonalKeys): Promise<void> {
  const { fingerprint } = storage.vault
  let known = await sealFingerprint(storage.db)
  if (known === null) {
    await storage.runExclusively(async () => {
      known = await sealFingerprint(storage.db)
      if (known !== null) return
      key.keep()
      await storage.write((tx) => record(tx, clock.now(), SYSTEM, { type: 'seal.pinned', fingerprint }))
      await beginIndex({ storage, clock })
      known = fingerprint
    })
  }
  if (known === fingerprint) return
  throw new BadSettings(
    `MIMAMORI_PERSONAL_KEY: the database is sealed with another key than ${key.from}; expected the key it was first opened with`,
  )
}
