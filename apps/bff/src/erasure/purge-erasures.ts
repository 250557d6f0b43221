import { unpurgedErasures } from '@mimamori/storage/erasure/erasure-log-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { AppContext } from '../runtime/app-context.ts'

const POLL_INTERVAL_MS = 1_000

/**
 * Removes erased data from the database's files, one short step a call, so that others can work. After a crash it
 * begins again: an erasure stays in the table until its files are clean. Each call returns how much was done; 0:
 * nothing waits.
 */
export function createErasurePurger({
  storage,
  clock,
  log,
}: Pick<AppContext, 'storage' | 'clock' | 'log'>): () => Promise<number> {
  const { vacuum: purge } = storage
  let polledAt = Number.NEGATIVE_INFINITY
  /** erasures of the current run; later ones get a run of their own */
  let purgingIds: readonly string[] = []
  if (!purge) return async () => 0

  async function poll(): Promise<void> {
    if (performance.now() - polledAt < POLL_INTERVAL_MS) return
    polledAt = performance.now()
    purgingIds = await unpurgedErasures(storage.db)
  }

  function postponeToNextStart(): number {
    purgingIds = []
    polledAt = Number.POSITIVE_INFINITY
    log.warn(
      'erasures wait for the next start of the desk, which writes its file anew; that takes half a minute a gigabyte',
    )
    return 0
  }

  return async () => {
    if (purgingIds.length === 0) await poll()
    if (purgingIds.length === 0) return 0
    const purged = await purge()
    if (purged === 'at_start') return postponeToNextStart()
    if (purged === 'more') return 1
    const ids = purgingIds
    purgingIds = []
    await storage.write((tx) => record(tx, clock.now(), SYSTEM, { type: 'erasures.purged', ids }))
    log.info({ erasures: ids.length }, 'what was erased is gone from the files')
    return 1
  }
}
