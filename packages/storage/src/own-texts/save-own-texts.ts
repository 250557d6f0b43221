import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Db, Tx } from '../engine/engine.ts'
import { savedSteps, savedViews, snippets } from '../schema/sqlite.ts'
import { saveMark } from '../settings/setting-writes.ts'
import { VAULT_MARK, type Vault } from '../vault.ts'
import {
  isMarked,
  type NamedOwnTexts,
  OWN_TEXTS_MARK,
  type OwnTextRef,
  USES_MARK,
  VIEWS_MARK,
} from './own-text-reads.ts'

export type OwnTextsChange =
  /** what stood in clear, of a desk from before such texts were sealed, is sealed, and counts as used now */
  | { type: 'own_texts.sealed'; vault: Vault }
  /** those that name a member who is erased; their owners are told */
  | ({ type: 'own_texts.removed' } & NamedOwnTexts)
  /** one was used, by its owner or, where it is shared, by anybody */
  | ({ type: 'own_text.used' } & OwnTextRef)

const TABLES = { snippet: snippets, step: savedSteps, view: savedViews } as const

/** Seals what people keep for themselves, notes that it was used, or removes what names an erased member. None of it is named in the audit log. */
export async function saveOwnTexts(tx: Tx, at: string, change: OwnTextsChange): Promise<AuditEvent> {
  if (change.type === 'own_texts.removed') {
    await tx.db.delete(snippets).where(inArray(snippets.id, [...change.snippets]))
    await tx.db.delete(savedSteps).where(inArray(savedSteps.id, [...change.steps]))
    await tx.db.delete(savedViews).where(inArray(savedViews.id, [...change.views]))
    return null
  }
  if (change.type === 'own_text.used') {
    const table = TABLES[change.kind]
    await tx.db.update(table).set({ usedAt: at }).where(eq(table.id, change.id))
    return null
  }
  const seal = (text: string) => change.vault.seal(text)
  if (!(await isMarked(tx.db, OWN_TEXTS_MARK))) await changeSnippetsAndSteps(tx.db, seal)
  if (!(await isMarked(tx.db, VIEWS_MARK))) await changeViews(tx.db, seal)
  for (const table of Object.values(TABLES)) await tx.db.update(table).set({ usedAt: at }).where(isNull(table.usedAt))
  for (const mark of [OWN_TEXTS_MARK, VIEWS_MARK, USES_MARK]) await saveMark(tx, mark, at)
  return null
}

/** Seals them again under another key. */
export async function resealOwnTexts(db: Db, from: Vault, to: Vault): Promise<void> {
  const again = (text: string) => (text.startsWith(VAULT_MARK) ? to.seal(from.open(text)) : text)
  await changeSnippetsAndSteps(db, again)
  await changeViews(db, again)
}

async function changeSnippetsAndSteps(db: Db, again: (text: string) => string): Promise<void> {
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

async function changeViews(db: Db, again: (text: string) => string): Promise<void> {
  for (const { id, name, query } of await db.select().from(savedViews))
    await db
      .update(savedViews)
      .set({ name: again(name), query: again(query) })
      .where(eq(savedViews.id, id))
}

/** Deletes what a person keeps for themselves, with their account. Views that they share are everybody's, and stay. */
export async function deleteOwnTexts(tx: Tx, ownerId: string): Promise<void> {
  await tx.db.delete(snippets).where(eq(snippets.ownerId, ownerId))
  await tx.db.delete(savedSteps).where(eq(savedSteps.ownerId, ownerId))
  await tx.db.delete(savedViews).where(and(eq(savedViews.ownerId, ownerId), eq(savedViews.shared, 0)))
}
