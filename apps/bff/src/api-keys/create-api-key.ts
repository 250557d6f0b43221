import { randomBytes } from 'node:crypto'
import { API_KEY_SCOPES, type ApiKeyScope, endKey, scheduleKeyExpiry } from '@mimamori/policy/api-keys/api-key-rules'
import { apiKeyByHash, apiKeyById, hashApiKey, type StoredKey } from '@mimamori/storage/api-keys/api-key-reads'
import { newId } from '@mimamori/storage/ids'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import { requireAllowed, requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'

export type NewApiKey = { readonly name: string; readonly scopes: readonly ApiKeyScope[] }
export type IssuedApiKey = { readonly id: string; readonly secret: string }

/** A new key: the change that stores its hash (`added`), and what is answered once (`issued`, with the secret). */
function generateApiKey(at: string, { name, scopes }: NewApiKey, by: string) {
  const secret = `mk_${randomBytes(32).toString('base64url')}`
  const added = { type: 'api_key.added', id: newId(at), name, scopes, keyHash: hashApiKey(secret), by } as const
  return { added, issued: { id: added.id, secret } }
}

/** Creates an API key. Its secret is in the answer and nowhere else. */
export async function createApiKey(
  { storage, clock }: AppContext,
  actorId: string,
  newKey: NewApiKey,
): Promise<IssuedApiKey> {
  const at = clock.now()
  const { added, issued } = generateApiKey(at, newKey, actorId)
  await storage.write((tx) => record(tx, at, actorId, added))
  return issued
}

/**
 * Creates a key with all scopes and a secret agreed on beforehand, as the demo does; does nothing if a key with this
 * secret exists, whatever its name.
 */
export async function ensureApiKey({ storage, clock }: AppContext, name: string, secret: string): Promise<void> {
  if (await apiKeyByHash(storage.db, hashApiKey(secret))) return
  const at = clock.now()
  const added = {
    type: 'api_key.added',
    id: newId(at),
    name,
    scopes: API_KEY_SCOPES,
    keyHash: hashApiKey(secret),
    by: SYSTEM,
  } as const
  await storage.write((tx) => record(tx, at, SYSTEM, added))
}

async function lockApiKey(tx: Tx, id: string): Promise<StoredKey> {
  tx.lock('key', `api/${id}`)
  return requireFound(await apiKeyById(tx.db, id))
}

/**
 * Creates a key with the same name and scopes; the old one stays valid for `overlapHours`. Throws NotFound for an
 * unknown key, and the refusal of one that has ended.
 */
export async function replaceApiKey(
  { storage, clock }: AppContext,
  actorId: string,
  { id, overlapHours }: { readonly id: string; readonly overlapHours: number },
): Promise<IssuedApiKey> {
  return await storage.write(async (tx) => {
    const at = clock.now()
    const old = await lockApiKey(tx, id)
    const { endsAt } = requireAllowed(scheduleKeyExpiry(old, overlapHours, at))
    const { added, issued } = generateApiKey(at, old, actorId)
    await record(tx, at, actorId, added)
    await record(tx, at, actorId, { type: 'api_key.replaced', id, endsAt, by: issued.id })
    return issued
  })
}

/** Ends a key at once. Throws NotFound for an unknown key, and the refusal of one that has ended. */
export async function revokeApiKey({ storage, clock }: AppContext, actorId: string, id: string): Promise<void> {
  await storage.write(async (tx) => {
    const at = clock.now()
    requireAllowed(endKey(await lockApiKey(tx, id), at))
    await record(tx, at, actorId, { type: 'api_key.revoked', id })
  })
}
