import { eq, inArray } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Db, Tx } from '../engine/engine.ts'
import { savedSteps, snippets } from '../schema/sqlite.ts'
import { saveMark } from '../settings/setting-writes.ts'
import { VAULT_MARK, type Vault } from '../vault.ts'
import { OWN_TEXTS_MARK } from './own-text-reads.ts'

export type OwnTextsChange =
  /** what stood in clear, of a desk from before such texts were sealed, is sealed */
  | { type: 'own_texts.sealed'; vault: Vault }
  /** snippets and saved steps that name a member who is erased */
  | { type: 'own_texts.removed'; snippets: readonly string[]; steps: readonly string[] }

/** Seals what people keep for themselves, or removes what names an erased member. None of it is named in the audit log. */
export async function saveOwnTexts(tx: Tx, at: string, change: OwnTextsChange): Promise<AuditEvent> {
  if (change.type === 'own_texts.removed') {
    await tx.db.delete(snippets).where(inArray(snippets.id, [...change.snippets]))
    await tx.db.delete(savedSteps).where(inArray(savedSteps.id, [...change.steps]))
    return null
  }
  await changeOwnTexts(tx.db, (text) => change.vault.seal(text))
  await saveMark(tx, OWN_TEXTS_MARK, at)
  return null
}

/** Seals them again under another key. */
export const resealOwnTexts = (db: Db, from: Vault, to: Vault): Promise<void> =>
  changeOwnTexts(db, (text) => (text.startsWith(VAULT_MARK) ? to.seal(from.open(text)) : text))

async function changeOwnTexts(db: Db, again: (text: string) => string): Promise<void> {
  for (const { id, name, text } of await db.select().from(snippets))
    await db
      .update(snippets)
      .set({ name: again(name), text: again(text) })
      .where(eq(snippets.id, id))
  for (const { id, name, step } of await db.select().from(savedSteps))
    await db
      .update(savedSteps)
      .set({ name: again(name), step: again(step) })
      .where(eq(savedSteps.id, id))
}

/** Deletes what a person keeps for themselves, with their account. */
export async function deleteOwnTexts(tx: Tx, ownerId: string): Promise<void> {
  await tx.db.delete(snippets).where(eq(snippets.ownerId, ownerId))
  await tx.db.delete(savedSteps).where(eq(savedSteps.ownerId, ownerId))
}
