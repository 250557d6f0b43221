import type { CatalogueEntry } from '@mimamori/policy/catalogue/catalogue-entry'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'
import { catalogueEntries } from '../schema/sqlite.ts'

export type CatalogueChange = {
  type: 'catalogue.added'
  entry: CatalogueEntry
  authorId: string
  /** the version in force before; `null` when the entry is new */
  follows: number | null
}

/** Adds a version of a catalogue entry. Versions are never changed. */
export async function saveCatalogue(tx: Tx, at: string, change: CatalogueChange): Promise<AuditEvent> {
  const { entry, authorId, follows } = change
  const { kind, id, version, effectiveFrom, data } = entry
  await tx.db
    .insert(catalogueEntries)
    .values({ kind, id, version, effectiveFrom, data: JSON.stringify(data), authorId, at })
  const detail = { kind, entry: id, version, follows, effectiveFrom }
  return { action: 'catalogue.added', subject: { type: 'catalogue', id: `${kind}/${id}` }, detail }
}
