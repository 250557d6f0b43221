import { setTimeout as pause } from 'node:timers/promises'
import { SHIPPED_CATALOGUE } from '@mimamori/copy/catalogue/shipped-catalogue'
import type { CatalogueEntry } from '@mimamori/policy/catalogue/catalogue-entry'
import { addedEntries } from '@mimamori/storage/catalogue/catalogue-reads'
import type { Storage } from '@mimamori/storage/storage'
import type { Log } from './operations/log.ts'

/** The whole catalogue, every version of everything, kept in memory: decisions are checked against it without a query. */
export type KeptCatalogue = {
  readonly entries: () => readonly CatalogueEntry[]
  /** Read it again; resolves when what was added before the call is known here. */
  readonly refresh: () => Promise<void>
}

/** Every version of everything, for whoever only reads it. */
export type Entries = Pick<KeptCatalogue, 'entries'>

const TRIES = 5
const AGAIN_MS = 1000

/** What ships, and what was added at this desk, oldest first. */
export async function wholeCatalogue(db: Storage['db']): Promise<CatalogueEntry[]> {
  const added = await addedEntries(db)
  return [...SHIPPED_CATALOGUE, ...added.map(({ authorId: _, at: __, ...entry }) => entry)]
}

/** Keep the catalogue, and read it again whenever a version is added, at this instance or another. */
export async function keepCatalogue(storage: Storage, log: Log): Promise<KeptCatalogue> {
  let entries: readonly CatalogueEntry[] = SHIPPED_CATALOGUE
  let turn: Promise<void> = Promise.resolve()
  const load = async () => {
    entries = await wholeCatalogue(storage.db)
  }
  function refresh(): Promise<void> {
    turn = turn.then(load, load)
    return turn
  }
  async function persist(): Promise<void> {
    for (let tries = 1; tries <= TRIES; tries++) {
      try {
        return await refresh()
      } catch (fault) {
        // a database that comes back tells that something may have been missed, which leads here again
        log.warn({ err: fault }, 'the catalogue could not be read anew')
        await pause(AGAIN_MS, undefined, { ref: false })
      }
    }
  }
  await refresh()
  storage.listen((news) => {
    if (news === null || news.some(({ action }) => action === 'catalogue.added')) void persist()
  })
  return { entries: () => entries, refresh }
}

/** For commands that look beside a running desk, perhaps at a database older than the program. */
export const asShipped: KeptCatalogue = { entries: () => SHIPPED_CATALOGUE, refresh: () => Promise.resolve() }
