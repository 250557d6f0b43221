import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { snippets } from '../schema/sqlite.ts'

export type StoredSnippet = {
  readonly id: string
  readonly ownerId: string
  readonly name: string
  readonly text: string
}

const columns = { id: snippets.id, ownerId: snippets.ownerId, name: snippets.name, text: snippets.text }

/** A person's snippets, oldest first. */
export async function snippetsOf(db: Db, ownerId: string): Promise<StoredSnippet[]> {
  return await db.select(columns).from(snippets).where(eq(snippets.ownerId, ownerId)).orderBy(asc(snippets.id))
}

/** A snippet of this person; `null`: they have none with this id. */
export async function ownSnippet(db: Db, ownerId: string, id: string): Promise<StoredSnippet | null> {
  const isOwn = and(eq(snippets.id, id), eq(snippets.ownerId, ownerId))
  return (await db.select(columns).from(snippets).where(isOwn))[0] ?? null
}
