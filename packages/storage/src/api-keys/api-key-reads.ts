import { hash } from 'node:crypto'
import type { ApiKeyScope } from '@mimamori/policy/api-keys/api-key-rules'
import { desc, eq, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { apiKeys } from '../schema/sqlite.ts'

/** An API key, without its secret, of which only a hash is stored. */
export type StoredKey = {
  readonly id: string
  readonly name: string
  readonly scopes: readonly ApiKeyScope[]
  readonly createdAt: string
  readonly createdBy: string
  readonly revokedAt: string | null
  readonly expiresAt: string | null
  readonly lastUsedAt: string | null
}

const apiKeyWithHash = prepared((db) =>
  db
    .select()
    .from(apiKeys)
    .where(eq(apiKeys.keyHash, sql.placeholder('keyHash'))),
)

const toApiKey = ({ keyHash: _, scopes, ...row }: typeof apiKeys.$inferSelect): StoredKey => ({
  ...row,
  scopes: JSON.parse(scopes),
})

/** The hash a key is stored as. The secret has 256 random bits, so a plain SHA-256 is enough. */
export const hashApiKey = (secret: string): string => hash('sha256', secret)

/** The key with this hash, whether or not it is in force. */
export async function apiKeyByHash(db: Db, secretHash: string): Promise<StoredKey | null> {
  const [row] = await apiKeyWithHash(db).execute({ keyHash: secretHash })
  return row ? toApiKey(row) : null
}

/** The key with this id, whether or not it is in force; `null`: there is none. */
export async function apiKeyById(db: Db, id: string): Promise<StoredKey | null> {
  const [row] = await db.select().from(apiKeys).where(eq(apiKeys.id, id))
  return row ? toApiKey(row) : null
}

/** Every key, revoked and expired ones too, newest first. */
export async function allApiKeys(db: Db): Promise<StoredKey[]> {
  return (await db.select().from(apiKeys).orderBy(desc(apiKeys.id))).map(toApiKey)
}
