import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import type { CatalogueEntry } from '@mimamori/policy/catalogue/catalogue-entry'
import { addVersion } from '@mimamori/policy/catalogue/catalogue-version-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import { requireAllowed } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { loadCatalogue } from '../runtime/catalogue-cache.ts'

export type NewCatalogueVersion = Omit<CatalogueEntry, 'version'> & { readonly after: number }

/**
 * Adds a version to the catalogue in this transaction. Versions are added one at a time: whether an entry may be
 * retired depends on all others. Throws the refusal of the rule.
 */
export async function addCatalogueVersion(
  tx: Tx,
  at: string,
  actor: Staff,
  { after, ...draft }: NewCatalogueVersion,
): Promise<{ version: number }> {
  tx.lock('key', 'catalogue')
  const entries = await loadCatalogue(tx.db)
  const event = requireAllowed(addVersion({ actor, today: dayOf(at), entries, after }, draft))
  await record(tx, at, actor.id, { ...event, authorId: actor.id })
  return { version: event.entry.version }
}

/**
 * Adds a version to the catalogue. It is in force here when this resolves, at other instances a moment later. Throws
 * the refusal of the rule.
 */
export async function addCatalogueEntry(
  { storage, clock, catalogue }: AppContext,
  actor: Staff,
  version: NewCatalogueVersion,
): Promise<{ version: number }> {
  const added = await storage.write((tx) => addCatalogueVersion(tx, clock.now(), actor, version))
  await catalogue.refresh()
  return added
}
