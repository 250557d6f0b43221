import type { ApiKeyScope } from '@mimamori/policy/api-keys/api-key-rules'
import { eq } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'
import { apiKeys } from '../schema/sqlite.ts'

export type ApiKeyChange =
  | { type: 'api_key.added'; id: string; name: string; keyHash: string; scopes: readonly ApiKeyScope[]; by: string }
  /** `id` expires at `endsAt`; `by` is the key that takes its place */
  | { type: 'api_key.replaced'; id: string; endsAt: string; by: string }
  | { type: 'api_key.revoked'; id: string }
  | { type: 'api_key.used'; id: string }
  | ApiKeyRefused

/** A call of the intake API is refused: `keyId` is `null` for a key that the desk does not know, then `from` says where it came from, in a form that nobody can read. */
type ApiKeyRefused = {
  type: 'api_key.refused'
  keyId: string | null
  why: 'unknown' | 'ended' | 'scope' | 'rate'
  from?: string
  /** so many alike beside the first */
  more?: number
}

/** API keys are added, replaced, revoked and used. */
export async function saveApiKey(tx: Tx, at: string, change: ApiKeyChange): Promise<AuditEvent> {
  if (change.type === 'api_key.refused') {
    const { keyId, why, from, more } = change
    const detail = { why, ...(from && { from }), ...(more && { more }) }
    return { action: 'api_key.refused', subject: { type: 'api_key', id: keyId ?? 'unknown' }, detail }
  }
  const { id } = change
  const set = (columns: Partial<typeof apiKeys.$inferInsert>) =>
    tx.db.update(apiKeys).set(columns).where(eq(apiKeys.id, id))
  const subject = { type: 'api_key', id }
  switch (change.type) {
    case 'api_key.added': {
      const { name, keyHash, scopes, by } = change
      await tx.db
        .insert(apiKeys)
        .values({ id, name, keyHash, scopes: JSON.stringify(scopes), createdAt: at, createdBy: by })
        .onConflictDoNothing()
      return { action: 'api_key.added', subject, detail: { scopes } }
    }
    case 'api_key.replaced':
      await set({ expiresAt: change.endsAt })
      return { action: 'api_key.replaced', subject, detail: { until: change.endsAt, by: change.by } }
    case 'api_key.revoked':
      await set({ revokedAt: at })
      return { action: 'api_key.revoked', subject, detail: {} }
    case 'api_key.used':
      await set({ lastUsedAt: at })
      return null
  }
}
