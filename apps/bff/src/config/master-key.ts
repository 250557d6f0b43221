import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Vault, vaultOf } from '@mimamori/storage/vault'
import { DATABASE_FILE, makeDataFolder, PERSONAL_KEY_FILE } from './data-folder.ts'
import { BadSettings, type Settings } from './server-settings.ts'

/** 32 bytes that seal personal columns, and where they are from. `keep` puts a new key on the disk. */
export type MasterKey = { readonly bytes: Uint8Array; readonly from: string; readonly save: () => void }
/** The key the database is sealed with; while it is being changed the next one stands behind it, and either may be the one. */
export type MasterKeys = readonly [MasterKey, ...MasterKey[]]

const alreadySaved = () => undefined
const keyFilePath = ({ dataFolder }: Settings): string => join(resolve(dataFolder), PERSONAL_KEY_FILE)
const keyFromHex = (hex: string): MasterKey => ({
  bytes: Buffer.from(hex, 'hex'),
  from: 'the one given',
  save: alreadySaved,
})

/** The keys that are there: from the environment, else a file in the data folder, else null. */
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
 * The keys of personal columns. Where there is none a new one is made; it is on the disk before anything is sealed with
 * it. A database whose key is gone is never given a new one.
 */
export function loadOrCreateKeys(settings: Settings): MasterKeys {
  const { dataFolder, databaseUrl } = settings
  const kept = loadKeys(settings)
  if (kept) return kept
  const file = keyFilePath(settings)
  if (databaseUrl !== null) return [createKey(settings, file)]
  if (existsSync(join(dataFolder, DATABASE_FILE))) {
    throw new BadSettings(`${file} is missing and the database is sealed with it: put it back from where you keep it`)
  }
  const made = createKey(settings, file)
  // before there is a database: one without its key is refused
  made.save()
  return [{ bytes: made.bytes, from: file, save: alreadySaved }]
}

/** One key, or two lines while it is being changed: the one so far, and the next. */
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

/** Put a new key into a file of the data folder, for good; throws when there is one. */
export function writeKeyFile(settings: Settings, file: string, bytes: Buffer): void {
  makeDataFolder(settings)
  writeFileSync(file, bytes.toString('hex'), { mode: 0o600, flag: 'wx', flush: true })
  syncFolder(file)
}

/** In one step: whoever reads it finds all of what was there, or all of what is. */
function replaceKeyFile(file: string, keys: readonly Uint8Array[]): void {
  const text = keys.map((bytes) => Buffer.from(bytes).toString('hex')).join('\n')
  writeFileSync(`${file}.part`, text, { mode: 0o600, flush: true })
  renameSync(`${file}.part`, file)
  syncFolder(file)
}

/**
 * The two keys of a change: those given, or the one in the file and a new one, which is on the disk behind it from now
 * on. A change that was interrupted goes on with the key it had made. Throws BadSettings where the next one is missing.
 */
export function beginKeyChange(settings: Settings): { readonly from: Vault; readonly to: Vault } {
  const [now, next] = loadOrCreateKeys(settings)
  if (next) return { from: vaultOf(now.bytes), to: vaultOf(next.bytes) }
  if (settings.personalKey) {
    throw new BadSettings('MIMAMORI_PERSONAL_KEY_NEXT: expected the key to change to, beside MIMAMORI_PERSONAL_KEY')
  }
  const made = randomBytes(32)
  replaceKeyFile(keyFilePath(settings), [now.bytes, made])
  return { from: vaultOf(now.bytes), to: vaultOf(made) }
}

/**
 * The database is sealed with the next key: the file holds that one alone from now on. The old one stays beside it under
 * its fingerprint, for backups that are sealed with it. Answers that file; null where keys are given.
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
