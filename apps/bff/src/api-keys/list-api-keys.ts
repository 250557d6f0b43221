import type { ApiKey } from '@mimamori/contract/api-keys/api-key-contract'
import { isKeyInForce } from '@mimamori/policy/api-keys/api-key-rules'
import { allApiKeys, type StoredKey } from '@mimamori/storage/api-keys/api-key-reads'
import { aliasesOf } from '@mimamori/storage/staff/staff-reads'
import type { AppContext } from '../runtime/app-context.ts'

function toApiKey(key: StoredKey, aliases: ReadonlyMap<string, string>, now: string): ApiKey {
  const { id, name, scopes, createdAt, lastUsedAt, revokedAt, expiresAt } = key
  const state = !isKeyInForce(key, now) ? 'ended' : expiresAt === null ? 'in_force' : 'ends'
  const createdBy = aliases.get(key.createdBy) ?? ''
  return { id, name, scopes: [...scopes], createdAt, createdBy, lastUsedAt, state, until: revokedAt ?? expiresAt }
}

/** All API keys, newest first, those that ended included. */
export async function listApiKeys({ storage, clock }: AppContext): Promise<ApiKey[]> {
  const keys = await allApiKeys(storage.db)
  const aliases = await aliasesOf(storage.db, [...new Set(keys.map(({ createdBy }) => createdBy))])
  const now = clock.now()
  return keys.map((key) => toApiKey(key, aliases, now))
}
