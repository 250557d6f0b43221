import { openStorage, openStorageReadOnly, type StorageOptions } from '@mimamori/storage/open-storage'
import { areOwnTextsUpgraded } from '@mimamori/storage/own-texts/own-text-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { sealFingerprint } from '@mimamori/storage/seal/seal-reads'
import type { Storage } from '@mimamori/storage/storage'
import { type Vault, vaultOf } from '@mimamori/storage/vault'
import { checkDataFolder, makeDataFolder } from './config/data-folder.ts'
import { endKeyChange, loadOrCreateKeys, type MasterKeys } from './config/master-key.ts'
import { databaseFile, migrationsFolder } from './config/program-files.ts'
import { BadSettings, type Settings } from './config/server-settings.ts'
import { initializeIndex } from './jobs/search-index-job.ts'
import { NOTICE_THREAD } from './notices/render-notice.ts'
import type { AppContext } from './runtime/app-context.ts'
import { BUILT_IN_CATALOGUE, openCatalogueCache } from './runtime/catalogue-cache.ts'
import { BUILT_IN_DETECTORS, type DetectorCache, openDetectorCache, RULES_ALONE } from './runtime/detector-cache.ts'
import { NO_FLAG_FILTER, openFlagFilter } from './runtime/flag-filter.ts'
import { NO_HIDDEN_TEXTS, openHiddenTextCache } from './runtime/hidden-text-cache.ts'
import { createLog, type Log } from './runtime/json-log.ts'
import { createMetrics, type Metrics } from './runtime/metrics-registry.ts'
import { openClock, storeAlarm } from './runtime/open-clock.ts'
import { createSearchWorker } from './runtime/search-worker/search-worker.ts'
import { logDatabaseNotice } from './startup/database-notices.ts'
import { createUpgradeHooks, recountIfDue, type UpgradeMode } from './startup/database-upgrade.ts'
import { markDemo } from './startup/demo-database.ts'
import { checkDatabase, checkFolder } from './startup/start-checks.ts'

/** From its source a thread would load what reads TypeScript in Node, which is WebAssembly: only a built desk has one. */
const moduleUrl = import.meta.url
/**
 * The worker that checkpoints SQLite's WAL; a built desk only has one. From source, a thread would load Node's
 * TypeScript reader, which is WebAssembly.
 */
const CHECKPOINT_WORKER = moduleUrl.endsWith('.ts') ? null : new URL('./log-mover.mjs', moduleUrl)

/** The place of the database of these settings, and the key that opens it. */
export function storageOptions(settings: Settings, [key] = loadOrCreateKeys(settings)): StorageOptions {
  const { databaseUrl } = settings
  return {
    at: databaseUrl ? { url: databaseUrl, lanes: settings.databaseLanes } : { file: databaseFile(settings) },
    migrations: migrationsFolder(),
    vault: vaultOf(key.bytes),
    checkpointWorker: CHECKPOINT_WORKER,
  }
}

/**
 * Opens the desk of these settings; `look`: read-only, for commands beside a running server. `upgrade`: how an older
 * database is brought up to date. Throws BadSettings, and DeskInUse where SQLite has another writer.
 */
export async function createContext(
  settings: Settings,
  mode: 'serve' | 'look' = 'serve',
  metrics: Metrics = createMetrics(),
  upgrade: UpgradeMode = 'here',
): Promise<AppContext> {
  process.umask(0o077)
  checkDataFolder(settings, mode)
  if (mode === 'serve') checkFolder(settings)
  if (mode === 'serve' && settings.databaseUrl === null) makeDataFolder(settings)
  const keys = loadOrCreateKeys(settings)
  const log = createLog(settings.logLevel, undefined, { onFault: metrics.noteFault, dataFolder: settings.dataFolder })
  const upgradeHooks = createUpgradeHooks({ settings, log, metrics }, upgrade)
  const options: StorageOptions = {
    ...storageOptions(settings, keys),
    memberMessages: settings.smtp !== null,
    onCommit: metrics.countCommit,
    onNotice: logDatabaseNotice(log),
    upgrading: upgradeHooks,
  }
  const opened = await (mode === 'serve' ? openStorage(options) : openStorageReadOnly(options))
  const storage = { ...opened, vault: await selectVault(opened, keys) }
  const catalogue = mode === 'serve' ? await openCatalogueCache(storage, log) : BUILT_IN_CATALOGUE
  const detectors = await openDetectors(settings, mode, storage, log)
  const flagFilter = mode === 'serve' ? await openFlagFilter(storage, log) : NO_FLAG_FILTER
  const hiddenTexts = mode === 'serve' ? await openHiddenTextCache(storage, log) : NO_HIDDEN_TEXTS
  const { clock, mark } = await openClock(storage, settings)
  const searchWorker = createSearchWorker(options.at)
  const running = { clock, clockMark: mark, settings, log, metrics, searchWorker, noticeThread: NOTICE_THREAD }
  const app: AppContext = { storage, databaseAt: options.at, catalogue, detectors, flagFilter, hiddenTexts, ...running }
  if (mode === 'serve') await prepareStorage(app, keys)
  // complete a key change that was interrupted
  if (mode === 'serve' && storage.vault !== opened.vault) endKeyChange(settings)
  return app
}

/** The detectors of these settings: with models, or the rules alone. */
async function openDetectors(
  { model }: Settings,
  mode: 'serve' | 'look',
  storage: Storage,
  log: Log,
): Promise<DetectorCache> {
  if (model === 'off') return RULES_ALONE
  return mode === 'serve' ? await openDetectorCache(storage, log) : BUILT_IN_DETECTORS
}

/** Prepares and checks the database before a desk serves or is written to. Closes it again where it is refused. */
async function prepareStorage(app: AppContext, keys: MasterKeys): Promise<void> {
  try {
    await checkDatabase(app.settings, app.storage.db)
    await checkSeal(app, keys)
    await sealOwnTexts(app)
    await storeAlarm(app)
    await markDemo(app)
    // for signed heads, on PostgreSQL, too; created once the database has answered
    makeDataFolder(app.settings)
    await recountIfDue(app)
  } catch (fault) {
    await app.storage.close()
    throw fault
  }
}

/** Seals what people keep for themselves, of a desk from before it was sealed, and begins to know when it is used. */
async function sealOwnTexts({ storage, clock }: AppContext): Promise<void> {
  if (await areOwnTextsUpgraded(storage.db)) return
  await storage.write(async (tx) => {
    tx.lock('key', 'own_texts')
    if (await areOwnTextsUpgraded(tx.db)) return
    await record(tx, clock.now(), SYSTEM, { type: 'own_texts.sealed', vault: storage.vault })
  })
}

/** The vault of the key the database is sealed with; while that is being changed it may be either. */
async function selectVault({ db, vault }: Storage, [, next]: MasterKeys): Promise<Vault> {
  if (!next) return vault
  const other = vaultOf(next.bytes)
  return (await sealFingerprint(db)) === other.fingerprint ? other : vault
}

/** Throws BadSettings unless the database is sealed with this key; a new database is from now on. */
async function checkSeal({ storage, clock }: AppContext, [key]: MasterKeys): Promise<void> {
  const { fingerprint } = storage.vault
  let sealedFingerprint = await sealFingerprint(storage.db)
  if (sealedFingerprint === null) {
    await storage.runExclusively(async () => {
      sealedFingerprint = await sealFingerprint(storage.db)
      if (sealedFingerprint !== null) return
      key.save()
      await storage.write((tx) => record(tx, clock.now(), SYSTEM, { type: 'seal.pinned', fingerprint }))
      await initializeIndex({ storage, clock })
      sealedFingerprint = fingerprint
    })
  }
  if (sealedFingerprint === fingerprint) return
  throw new BadSettings(
    `MIMAMORI_PERSONAL_KEY: the database is sealed with another key than ${key.from}; expected the key it was first opened with`,
  )
}
