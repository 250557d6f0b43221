import { SHIPPED_CATALOGUE } from '@mimamori/copy/catalogue/shipped-catalogue'
import type { CatalogueEntry } from '@mimamori/policy/catalogue/catalogue-entry'
import { mergeCatalogue } from '@mimamori/policy/catalogue/shipped-revisions'
import { addedEntries } from '@mimamori/storage/catalogue/catalogue-reads'
import type { Storage } from '@mimamori/storage/storage'
import type { Log } from './json-log.ts'
import { reloadOnNews } from './reload-on-news.ts'

/** All versions of the whole catalogue, in memory: decisions are checked against it without a query. */
export type CatalogueCache = {
  readonly entries: () => readonly CatalogueEntry[]
  /** Reads the catalogue again; resolves once entries that were added before the call are in the cache. */
  readonly refresh: () => Promise<void>
}

/** The cache without `refresh`. */
export type CatalogueReader = Pick<CatalogueCache, 'entries'>

/** The shipped entries and those added at this desk, oldest first. */
export async function loadCatalogue(db: Storage['db']): Promise<readonly CatalogueEntry[]> {
  const added = await addedEntries(db)
  return mergeCatalogue(
    SHIPPED_CATALOGUE,
    added.map(({ authorId: _, at: __, ...entry }) => entry),
  )
}

/** Loads the catalogue, and reloads it whenever an entry is added, here or at another instance. */
export async function openCatalogueCache(storage: Storage, log: Log): Promise<CatalogueCache> {
  let entries: readonly CatalogueEntry[] = SHIPPED_CATALOGUE
  const refresh = await reloadOnNews(storage, log, {
    what: 'the catalogue',
    actions: ['catalogue.added'],
    load: async () => {
      entries = await loadCatalogue(storage.db)
    },
  })
  return { entries: () => entries, refresh }
}

/** The shipped catalogue, for commands beside a running desk, whose database may be older than the program. */
export const BUILT_IN_CATALOGUE: CatalogueCache = { entries: () => SHIPPED_CATALOGUE, refresh: () => Promise.resolve() }
