import type { CatalogueEntry, CatalogueEntryOf, EntryKind } from '@mimamori/policy/catalogue/catalogue-entry'
import { and, asc, desc, eq, lte, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { catalogueEntries } from '../schema/sqlite.ts'

const p = sql.placeholder

/** A version of a catalogue entry, with who added it and when. */
export type StoredCatalogueEntry = CatalogueEntry & { readonly authorId: string; readonly at: string }

type EntryRow = typeof catalogueEntries.$inferSelect

const toEntry = ({ data, ...row }: EntryRow): StoredCatalogueEntry =>
  ({ ...row, data: JSON.parse(data) }) as StoredCatalogueEntry

const allEntries = prepared((db) =>
  db
    .select()
    .from(catalogueEntries)
    .orderBy(asc(catalogueEntries.at), asc(catalogueEntries.id), asc(catalogueEntries.version)),
)

const entriesOfDay = prepared((db) =>
  db
    .select({ data: catalogueEntries.data })
    .from(catalogueEntries)
    .where(
      and(
        eq(catalogueEntries.kind, p('kind')),
        eq(catalogueEntries.id, p('id')),
        lte(catalogueEntries.effectiveFrom, p('day')),
      ),
    )
    .orderBy(desc(catalogueEntries.effectiveFrom), desc(catalogueEntries.version))
    .limit(1),
)

/** Every version added at this desk, oldest first; without what ships with the program. */
export async function addedEntries(db: Db): Promise<StoredCatalogueEntry[]> {
  return (await allEntries(db).execute()).map(toEntry)
}

/** The data of the added version in force on a day, `YYYY-MM-DD` in Japan time; `null`: the shipped version is in force. */
export async function entriesAddedOn<K extends EntryKind>(
  db: Db,
  kind: K,
  { id, day }: { readonly id: string; readonly day: string },
): Promise<CatalogueEntryOf<K>['data'] | null> {
  const [row] = await entriesOfDay(db).execute({ kind, id, day })
  return row ? JSON.parse(row.data) : null
}
