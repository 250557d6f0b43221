import { setTimeout as pause } from 'node:timers/promises'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { INDEX_VERSION, indexState } from '@mimamori/storage/search/index-state-reads'
import type { Storage } from '@mimamori/storage/storage'
import type { Clock } from '../runtime/desk-clock.ts'

/** cases a transaction: few while people work, many on a stopped desk */
const ONLINE_PACE = { cases: 50, restMs: 5 }
const OFFLINE_PACE = { cases: 500, restMs: 0 }
const RETRY_DELAY_MS = 5_000

type Pace = typeof ONLINE_PACE
type IndexDeps = { readonly storage: Storage; readonly clock: Clock }
type IndexLog = { readonly info: (message: string) => void; readonly error: (why: object, message: string) => void }

/** Fills one step. Returns whether there is more to do. */
async function fillStep({ storage, clock }: IndexDeps, count: number): Promise<boolean> {
  const { vault } = storage
  await storage.write((tx) => record(tx, clock.now(), SYSTEM, { type: 'search.continued', count, vault }))
  return (await indexState(storage.db))?.state === 'filling'
}

async function fillUntilDone(filler: IndexDeps, pace: Pace, isRunning: () => boolean): Promise<void> {
  while (isRunning() && (await fillStep(filler, pace.cases))) await pause(pace.restMs)
}

const restartIndex = ({ storage, clock }: IndexDeps) =>
  storage.write((tx) => record(tx, clock.now(), SYSTEM, { type: 'search.restarted' }))

/** Empties the index and fills it again from what is stored, beside people at work or `alone`. */
export async function reindex(filler: IndexDeps, how: 'beside' | 'alone'): Promise<void> {
  await restartIndex(filler)
  await fillUntilDone(filler, how === 'alone' ? OFFLINE_PACE : ONLINE_PACE, () => true)
}

/** Marks the index of a new database as complete. */
export async function initializeIndex({ storage, clock }: IndexDeps): Promise<void> {
  const { vault } = storage
  await storage.write(async (tx) => {
    await record(tx, clock.now(), SYSTEM, { type: 'search.restarted' })
    await record(tx, clock.now(), SYSTEM, { type: 'search.continued', count: 1, vault })
  })
}

/**
 * Fills the index of a desk that predates it or was moved, beside all other work; one instance does it for all. `stop`
 * resolves when nothing is running any more.
 */
export function startIndexFiller(app: IndexDeps & { readonly log: IndexLog }): { stop: () => Promise<void> } {
  const stopping = new AbortController()
  const isRunning = () => !stopping.signal.aborted
  const rest = () => pause(RETRY_DELAY_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)

  /** Returns whether the index is complete. */
  async function fillIfNeeded(): Promise<boolean> {
    const state = await indexState(app.storage.db)
    if (state?.state === 'whole' && state.version === INDEX_VERSION) return true
    if (!(await app.storage.isLeader())) return false
    const isFilling = state?.state === 'filling' && state.version === INDEX_VERSION
    app.log.info('search: the index is being made from what is stored; until then older texts are not found')
    if (!isFilling) await restartIndex(app)
    await fillUntilDone(app, ONLINE_PACE, isRunning)
    if (isRunning()) app.log.info('search: the index is whole')
    return true
  }

  async function tryFill(): Promise<boolean> {
    try {
      return await fillIfNeeded()
    } catch (fault) {
      app.log.error({ err: fault }, 'search: the index could not be filled and will be tried again')
      return false
    }
  }

  async function runLoop(): Promise<void> {
    while (isRunning() && !(await tryFill())) await rest()
  }

  const running = runLoop()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}
