import type { ViewQuery } from '@mimamori/policy/queue/queue-view-rules'
import { asc, eq, or } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { savedViews, staff } from '../schema/sqlite.ts'

export type StoredView = {
  readonly id: string
  readonly ownerId: string
  readonly name: string
  readonly shared: boolean
  readonly query: ViewQuery
  readonly key: string | null
}

function toStoredView(row: typeof savedViews.$inferSelect): StoredView {
  const { id, ownerId, name, key } = row
  return { id, ownerId, name, key, shared: row.shared === 1, query: JSON.parse(row.query) }
}

/** A person's saved views and those others share, oldest first, each with its owner's alias. */
export async function viewsVisibleTo(db: Db, staffId: string): Promise<{ view: StoredView; owner: string }[]> {
  const rows = await db
    .select({ view: savedViews, owner: staff.alias })
    .from(savedViews)
    .leftJoin(staff, eq(staff.id, savedViews.ownerId))
    .where(or(eq(savedViews.ownerId, staffId), eq(savedViews.shared, 1)))
    .orderBy(asc(savedViews.id))
  return rows.map(({ view, owner }) => ({ view: toStoredView(view), owner: owner ?? '' }))
}

/** The views a person has saved. */
export async function viewsOf(db: Db, ownerId: string): Promise<StoredView[]> {
  return (await db.select().from(savedViews).where(eq(savedViews.ownerId, ownerId))).map(toStoredView)
}

/** The saved view with this id; `null`: there is none. */
export async function viewById(db: Db, id: string): Promise<StoredView | null> {
  const [row] = await db.select().from(savedViews).where(eq(savedViews.id, id))
  return row ? toStoredView(row) : null
}
