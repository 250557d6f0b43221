import type { ViewQuery } from '@mimamori/policy/queue/queue-view-rules'
import { asc, eq, or } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { savedViews, staff } from '../schema/sqlite.ts'
import type { Vault } from '../vault.ts'

export type StoredView = {
  readonly id: string
  readonly ownerId: string
  readonly name: string
  readonly shared: boolean
  readonly query: ViewQuery
  readonly key: string | null
}

function toStoredView(vault: Vault, row: typeof savedViews.$inferSelect): StoredView {
  const { id, ownerId, name, key } = row
  const query = JSON.parse(vault.open(row.query))
  return { id, ownerId, name: vault.open(name), key, shared: row.shared === 1, query }
}

/** A person's saved views and those others share, oldest first, each with its owner's alias. */
export async function viewsVisibleTo(
  db: Db,
  vault: Vault,
  staffId: string,
): Promise<{ view: StoredView; owner: string }[]> {
  const rows = await db
    .select({ view: savedViews, owner: staff.alias })
    .from(savedViews)
    .leftJoin(staff, eq(staff.id, savedViews.ownerId))
    .where(or(eq(savedViews.ownerId, staffId), eq(savedViews.shared, 1)))
    .orderBy(asc(savedViews.id))
  return rows.map(({ view, owner }) => ({ view: toStoredView(vault, view), owner: owner ?? '' }))
}

/** The views a person has saved. */
export async function viewsOf(db: Db, vault: Vault, ownerId: string): Promise<StoredView[]> {
  const rows = await db.select().from(savedViews).where(eq(savedViews.ownerId, ownerId))
  return rows.map((row) => toStoredView(vault, row))
}

/** The saved view with this id; `null`: there is none. */
export async function viewById(db: Db, vault: Vault, id: string): Promise<StoredView | null> {
  const [row] = await db.select().from(savedViews).where(eq(savedViews.id, id))
  return row ? toStoredView(vault, row) : null
}
