import type { ViewQuery } from '@mimamori/policy/queue/queue-view-rules'
import { asc, eq, or } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { type OnUnreadable, openOwnText, readOwnTexts } from '../own-texts/open-own-text.ts'
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
  const query = JSON.parse(openOwnText(vault, row.query))
  return { id, ownerId, name: openOwnText(vault, name), key, shared: row.shared === 1, query }
}

/** A person's saved views and those others share, oldest first, each with its owner's alias; without those that cannot be read. */
export async function viewsVisibleTo(
  db: Db,
  vault: Vault,
  staffId: string,
  unreadable: OnUnreadable,
): Promise<{ view: StoredView; owner: string }[]> {
  const rows = await db
    .select({ view: savedViews, owner: staff.alias })
    .from(savedViews)
    .leftJoin(staff, eq(staff.id, savedViews.ownerId))
    .where(or(eq(savedViews.ownerId, staffId), eq(savedViews.shared, 1)))
    .orderBy(asc(savedViews.id))
  return readOwnTexts(
    rows,
    ({ view, owner }) => ({ view: toStoredView(vault, view), owner: owner ?? '' }),
    ({ view }) => unreadable(view.id),
  )
}

/** The views a person has saved, without what they say. */
export async function viewsOf(
  db: Db,
  ownerId: string,
): Promise<Pick<StoredView, 'id' | 'ownerId' | 'shared' | 'key'>[]> {
  const { id, shared, key } = savedViews
  const rows = await db.select({ id, shared, key }).from(savedViews).where(eq(savedViews.ownerId, ownerId))
  return rows.map((row) => ({ ...row, ownerId, shared: row.shared === 1 }))
}

/** The saved view with this id; `null`: there is none. */
export async function viewById(db: Db, vault: Vault, id: string): Promise<StoredView | null> {
  const [row] = await db.select().from(savedViews).where(eq(savedViews.id, id))
  return row ? toStoredView(vault, row) : null
}
