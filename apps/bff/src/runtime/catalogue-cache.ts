import { setTimeout as pause } from 'node:timers/promises'
import { SHIPPED_CATALOGUE } from '@mimamori/copy/catalogue/shipped-catalogue'
import type { CatalogueEntry } from '@mimamori/policy/catalogue/catalogue-entry'
import { addedEntries } from '@mimamori/storage/catalogue/catalogue-reads'
import type { Storage } from '@mimamori/storage/storage'
import type { Log } from './json-log.ts'

/** All versions of the whole catalogue, in memory: decisions are checked against it without a query. */
export type CatalogueCache = {
  readonly entries: () => readonly CatalogueEntry[]
  /** Reads the catalogue again; resolves once entries that were added before the call are in the cache. */
  readonly refresh: () => Promise<void>
}

/** The cache without `refresh`. */
export type CatalogueReader = Pick<CatalogueCache, 'entries'>

const MAX_TRIES = 5
const RETRY_DELAY_MS = 1000

/** The shipped entries and those added at this desk, oldest first. */
export async function loadCatalogue(db: Storage['db']): Promise<CatalogueEntry[]> {
  const added = await addedEntries(db)
  return [...SHIPPED_CATALOGUE, ...added.map(({ authorId: _, at: __, ...entry }) => entry)]
}

/** Loads the catalogue, and reloads it whenever an entry is added, here or at another instance. */
export async function openCatalogueCache(storage: Storage, log: Log): Promise<CatalogueCache> {
  let entries: readonly CatalogueEntry[] = SHIPPED_CATALOGUE
  let lastRefresh: Promise<void> = Promise.resolve()
  const load = async () => {
    entries = await loadCatalogue(storage.db)
  }
  function refresh(): Promise<void> {
    lastRefresh = lastRefresh.then(load, load)
    return lastRefresh
  }
  async function refreshWithRetries(): Promise<void> {
    for (let tries = 1; tries <= MAX_TRIES; tries++) {
      try {
        return await refresh()
      } catch (fault) {
        // when the database is back, its notice that something may have been missed leads here again
        log.warn({ err: fault }, 'the catalogue could not be read anew')
        await pause(RETRY_DELAY_MS, undefined, { ref: false })
      }
    }
  }
  await refresh()
  storage.listen((news) => {
    if (news === null || news.some(({ action }) => action === 'catalogue.added')) void refreshWithRetries()
  })
  return { entries: () => entries, refresh }
}

/** The shipped catalogue, for commands beside a running desk, whose database may be older than the program. */
export const BUILT_IN_CATALOGUE: CatalogueCache = { entries: () => SHIPPED_CATALOGUE, refresh: () => Promise.resolve() }
