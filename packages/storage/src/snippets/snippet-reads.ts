import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { type OnUnreadable, openOwnText, readOwnTexts } from '../own-texts/open-own-text.ts'
import { snippets } from '../schema/sqlite.ts'
import type { Vault } from '../vault.ts'

export type StoredSnippet = {
  readonly id: string
  readonly ownerId: string
  readonly name: string
  readonly text: string
}

const open = (vault: Vault, { id, ownerId, name, text }: StoredSnippet): StoredSnippet => ({
  id,
  ownerId,
  name: openOwnText(vault, name),
  text: openOwnText(vault, text),
})

/** A person's snippets, oldest first; without those that cannot be read. */
export async function snippetsOf(
  db: Db,
  vault: Vault,
  ownerId: string,
  unreadable: OnUnreadable,
): Promise<StoredSnippet[]> {
  const rows = await db.select().from(snippets).where(eq(snippets.ownerId, ownerId)).orderBy(asc(snippets.id))
  return readOwnTexts(
    rows,
    (row) => open(vault, row),
    ({ id }) => unreadable(id),
  )
}

/** A snippet of this person; `null`: they have none with this id. */
export async function ownSnippet(db: Db, vault: Vault, ownerId: string, id: string): Promise<StoredSnippet | null> {
  const isOwn = and(eq(snippets.id, id), eq(snippets.ownerId, ownerId))
  const [row] = await db.select().from(snippets).where(isOwn)
  return row ? open(vault, row) : null
}
