import type { ClockMark } from '@mimamori/storage/clock/clock-mark'
import type { Desk } from '@mimamori/storage/desk'
import { type DeskPlace, openDesk, openDeskReadOnly } from '@mimamori/storage/open'
import { record, SYSTEM } from '@mimamori/storage/record'
import { sealedWith } from '@mimamori/storage/seal/reads'
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
export type Office = {
  readonly desk: Desk
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
export function placeOf(settings: Settings, [key] = personalKeys(settings)): DeskPlace {
  const { databaseUrl } = settings
  return {
    at: databaseUrl ? { url: databaseUrl, lanes: settings.databaseLanes } : { file: databaseFile(settings) },
    migrations: migrationsFolder(),
    vault: vaultOf(key.bytes),
    mover: MOVER,
  }
}

/**
 * Open the desk this configuration names; read-only for commands that run beside a server. `upgrade`: how an older database
 * is brought up to date.
 */
export async function openOffice(
  settings: Settings,
  mode: 'serve' | 'look' = 'serve',
  vitals: Vitals = newVitals(),
  upgrade: UpgradeMode = 'here',
): Promise<Office> {
  process.umask(0o077)
  checkDataFolder(settings, mode)
  if (mode === 'serve') checkFolder(settings)
  if (mode === 'serve' && settings.databaseUrl === null) makeDataFolder(settings)
  const keys = personalKeys(settings)
  const log = newLog(settings.logLevel)
  const letters = settings.smtp !== null
  const upgrading = upgradingWith({ settings, log, vitals }, upgrade)
  const place = { ...placeOf(settings, keys), letters, watch: vitals.committed, notice: saidTo(log), upgrading }
  const opened = await (mode === 'serve' ? openDesk(place) : openDeskReadOnly(place))
  const desk = { ...opened, vault: await fitting(opened, keys) }
  const catalogue = mode === 'serve' ? await keepCatalogue(desk, log) : asShipped
  const { clock, mark } = await openClock(desk, settings)
  const office = {
    desk,
    catalogue,
    clock,
    clockMark: mark,
    settings,
    log,
    vitals,
    reading: readingRoom(place.at),
  }
  if (mode === 'serve') await makeReady(office, keys)
  // what an interrupted change of the key left to be done
  if (mode === 'serve' && desk.vault !== opened.vault) endChange(settings)
  return office
}

/** What is done before a desk serves or is written to. Where it is refused, the desk is closed again. */
async function makeReady(office: Office, keys: PersonalKeys): Promise<void> {
  try {
    await checkDatabase(office.settings, office.desk.db)
    await checkSeal(office, keys)
    await storeAlarm(office)
    await markDemo(office)
    // signed heads lie there on PostgreSQL, too; made once the database has answered
    makeDataFolder(office.settings)
    await recountIfDue(office)
  } catch (fault) {
    await office.desk.close()
    throw fault
  }
}

/** The vault of the key the database is sealed with: while a key is being changed it may be either. */
async function fitting({ db, vault }: Desk, [, next]: PersonalKeys): Promise<Vault> {
  if (!next) return vault
  const other = vaultOf(next.bytes)
  return (await sealedWith(db)) === other.fingerprint ? other : vault
}

/** A database is sealed with one key at a time: another would make what is stored unreadable, or mix the two. */
async function checkSeal({ desk, clock }: Office, [key]: PersonalKeys): Promise<void> {
  const { fingerprint } = desk.vault
  let known = await sealedWith(desk.db)
  if (known === null) {
    await desk.alone(async () => {
      known = await sealedWith(desk.db)
      if (known !== null) return
      key.keep()
      await desk.write((tx) => record(tx, clock.now(), SYSTEM, { type: 'seal.pinned', fingerprint }))
      await beginIndex({ desk, clock })
      known = fingerprint
    })
  }
  if (known === fingerprint) return
  throw new BadSettings(
    `MIMAMORI_PERSONAL_KEY: the database is sealed with another key than ${key.from}; expected the key it was first opened with`,
  )
}
