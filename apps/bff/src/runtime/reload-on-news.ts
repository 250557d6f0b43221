import { setTimeout as pause } from 'node:timers/promises'
import type { Storage } from '@mimamori/storage/storage'
import type { Log } from './json-log.ts'

const MAX_TRIES = 5
const RETRY_DELAY_MS = 1000

/** Tries a read up to five times, a second apart, and logs each failure; `what` could not be read anew, such as `the catalogue`. */
export async function readWithRetries(log: Log, what: string, read: () => Promise<void>): Promise<void> {
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    try {
      return await read()
    } catch (fault) {
      // when the database is back, its notice that something may have been missed leads here again
      log.warn({ err: fault }, `${what} could not be read anew`)
      await pause(RETRY_DELAY_MS, undefined, { ref: false })
    }
  }
}

/** What is kept in memory: how it is loaded, and the audit actions after which it is loaded again. */
type Reloaded = { readonly what: string; readonly actions: readonly string[]; readonly load: () => Promise<void> }

/**
 * Loads something, and again whenever one of its actions is stored, here or at another instance. Returns a function that
 * reloads it, and resolves once everything that was stored before the call is loaded.
 */
export async function reloadOnNews(
  { listen }: Pick<Storage, 'listen'>,
  log: Log,
  { what, actions, load }: Reloaded,
): Promise<() => Promise<void>> {
  let lastRefresh: Promise<void> = Promise.resolve()
  function refresh(): Promise<void> {
    lastRefresh = lastRefresh.then(load, load)
    return lastRefresh
  }
  await refresh()
  listen((news) => {
    if (news === null || news.some(({ action }) => actions.includes(action))) void readWithRetries(log, what, refresh)
  })
  return refresh
}
