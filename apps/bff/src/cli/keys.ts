import { randomBytes } from 'node:crypto'
import { newId } from '@mimamori/storage/ids'
import { record, SYSTEM } from '@mimamori/storage/record'
import { apiKeyOf } from '@mimamori/storage/staff/reads'
import { keyHash, SCOPES } from '../intake/api-key.ts'
import type { Office } from '../office.ts'

/** Make sure this key is known; only its hash is stored. */
export async function ensureApiKey(office: Office, name: string, key: string): Promise<void> {
  if (await apiKeyOf(office.desk.db, keyHash(key))) return
  const at = office.clock.now()
  const added = { type: 'api_key.added', id: newId(at), name, keyHash: keyHash(key), scopes: SCOPES } as const
  await office.desk.write((tx) => record(tx, at, SYSTEM, added))
}

/** A new key for another system. It is shown once and never again. */
export async function addApiKey(office: Office, name: string): Promise<string> {
  const key = `mk_${randomBytes(32).toString('base64url')}`
  await ensureApiKey(office, name, key)
  return key
}
