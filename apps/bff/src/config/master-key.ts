import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Vault, vaultOf } from '@mimamori/storage/vault'
import { DATABASE_FILE, makeDataFolder, PERSONAL_KEY_FILE } from './data-folder.ts'
import { BadSettings, type Settings } from './server-settings.ts'

/** 32 bytes that seal personal columns. `from`: its source, for messages; `save`: stores a new key on disk. */
export type MasterKey = { readonly bytes: Uint8Array; readonly from: string; readonly save: () => void }
/** The key the database is sealed with, and while it is being changed also the next one; then either may be in use. */
export type MasterKeys = readonly [MasterKey, ...MasterKey[]]

const alreadySaved = () => undefined
const keyFilePath = ({ dataFolder }: Settings): string => join(resolve(dataFolder), PERSONAL_KEY_FILE)
const keyFromHex = (hex: string): MasterKey => ({
  bytes: Buffer.from(hex, 'hex'),
  from: 'the one given',
  save: alreadySaved,
})

/** The keys that exist, from the environment or the key file; `null`: there are none. */
export function loadKeys(settings: Settings): MasterKeys | null {
  const { personalKey, nextPersonalKey } = settings
  if (personalKey)
    return nextPersonalKey ? [keyFromHex(personalKey), keyFromHex(nextPersonalKey)] : [keyFromHex(personalKey)]
  const file = keyFilePath(settings)
  if (!existsSync(file)) return null
  const [now, ...next] = readKeyFile(file).map((bytes) => ({ bytes, from: file, save: alreadySaved }))
  return now ? [now, ...next] : null
}

/**
 * The keys of personal columns. A new one is on disk before anything is sealed with it. Throws BadSettings where a
 * SQLite database exists without its key.
 */
export function loadOrCreateKeys(settings: Settings): MasterKeys {
  const { dataFolder, databaseUrl } = settings
  const existing = loadKeys(settings)
  if (existing) return existing
  const file = keyFilePath(settings)
  if (databaseUrl !== null) return [createKey(settings, file)]
  if (existsSync(join(dataFolder, DATABASE_FILE))) {
    throw new BadSettings(`${file} is missing and the database is sealed with it: put it back from where you keep it`)
  }
  const created = createKey(settings, file)
  // before there is a database, as one without its key is refused
  created.save()
  return [{ bytes: created.bytes, from: file, save: alreadySaved }]
}

/** The key in a file, or two lines while it is being changed: the current key, then the next. Throws BadSettings. */
function readKeyFile(file: string): Uint8Array[] {
  const text = readFileSync(file, 'utf8').trim()
  if (/^[0-9a-f]{64}(\s+[0-9a-f]{64})?$/i.test(text)) return text.split(/\s+/).map((hex) => Buffer.from(hex, 'hex'))
  throw new BadSettings(`${file}: expected 64 hex digits (32 bytes), got ${text.length} other characters`)
}

function syncFolder(file: string): void {
  const entry = openSync(dirname(file), 'r')
  fsyncSync(entry)
  closeSync(entry)
}

function createKey(settings: Settings, file: string): MasterKey {
  const bytes = randomBytes(32)
  return {
    bytes,
    from: 'the new one that would be made',
    save: () => writeKeyFile(settings, file, bytes),
  }
}

/** Stores a new key in a file of the data folder. Throws where the file exists. */
export function writeKeyFile(settings: Settings, file: string, bytes: Buffer): void {
  makeDataFolder(settings)
  writeFileSync(file, bytes.toString('hex'), { mode: 0o600, flag: 'wx', flush: true })
  syncFolder(file)
}

/** Replaces the file in one step: a reader finds the old content or the new. */
function replaceKeyFile(file: string, keys: readonly Uint8Array[]): void {
  const text = keys.map((bytes) => Buffer.from(bytes).toString('hex')).join('\n')
  writeFileSync(`${file}.part`, text, { mode: 0o600, flush: true })
  renameSync(`${file}.part`, file)
  syncFolder(file)
}

/**
 * The old and the new key of a key change: both from the environment, or the one in the file and a new one, which is
 * first stored beside it. An interrupted change continues with the new key it had created. Throws BadSettings where the
 * environment lacks the new key.
 */
export function beginKeyChange(settings: Settings): { readonly from: Vault; readonly to: Vault } {
  const [now, next] = loadOrCreateKeys(settings)
  if (next) return { from: vaultOf(now.bytes), to: vaultOf(next.bytes) }
  if (settings.personalKey) {
    throw new BadSettings('MIMAMORI_PERSONAL_KEY_NEXT: expected the key to change to, beside MIMAMORI_PERSONAL_KEY')
  }
  const created = randomBytes(32)
  replaceKeyFile(keyFilePath(settings), [now.bytes, created])
  return { from: vaultOf(now.bytes), to: vaultOf(created) }
}

/**
 * Ends a key change: the key file holds the new key alone, and the old one is kept beside it under its fingerprint, for
 * backups sealed with it. Returns the file of the old key; `null`: the keys are in the environment.
 */
export function endKeyChange(settings: Settings): string | null {
  const [old, next] = loadKeys(settings) ?? []
  if (settings.personalKey || !old || !next) return null
  const file = keyFilePath(settings)
  const aside = `${file}.old-${vaultOf(old.bytes).fingerprint.slice(0, 8)}`
  replaceKeyFile(aside, [old.bytes])
  replaceKeyFile(file, [next.bytes])
  return aside
}
