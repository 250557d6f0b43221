import { eq } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'
import { snippets } from '../schema/sqlite.ts'
import type { Vault } from '../vault.ts'
import type { StoredSnippet } from './snippet-reads.ts'

export type SnippetChange =
  | { type: 'snippet.saved'; snippet: StoredSnippet; vault: Vault }
  | { type: 'snippet.removed'; snippet: Pick<StoredSnippet, 'id'> }

/** Saves a snippet, sealed, or removes one. It is its owner's alone, as a preference is: there is no audit entry. */
export async function saveSnippet(tx: Tx, at: string, change: SnippetChange): Promise<AuditEvent> {
  if (change.type === 'snippet.removed') {
    await tx.db.delete(snippets).where(eq(snippets.id, change.snippet.id))
    return null
  }
  const { id, ownerId, name, text } = change.snippet
  const { vault } = change
  const columns = { name: vault.seal(name), text: vault.seal(text), savedAt: at, usedAt: at }
  await tx.db
    .insert(snippets)
    .values({ ...columns, id, ownerId })
    .onConflictDoUpdate({ target: snippets.id, set: columns })
  return null
}
