import { setTimeout as pause } from 'node:timers/promises'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { INDEX_VERSION, indexState } from '@mimamori/storage/search/search-reads'
import type { Storage } from '@mimamori/storage/storage'
import type { Clock } from '../clock.ts'

/** cases a transaction: beside people at work it must be short, alone it may be long */
const BESIDE = { cases: 50, restMs: 5 }
const ALONE = { cases: 500, restMs: 0 }
const AGAIN_MS = 5_000

type Pace = typeof BESIDE
type Filler = { readonly storage: Storage; readonly clock: Clock }
type Said = { readonly info: (said: string) => void; readonly error: (why: object, said: string) => void }

/** One step of filling. Answers whether there is more to do. */
async function step({ storage, clock }: Filler, count: number): Promise<boolean> {
  const { vault } = storage
  await storage.write((tx) => record(tx, clock.now(), SYSTEM, { type: 'search.continued', count, vault }))
  return (await indexState(storage.db))?.state === 'filling'
}

async function fillOn(filler: Filler, pace: Pace, goOn: () => boolean): Promise<void> {
  while (goOn() && (await step(filler, pace.cases))) await pause(pace.restMs)
}

const restart = ({ storage, clock }: Filler) =>
  storage.write((tx) => record(tx, clock.now(), SYSTEM, { type: 'search.restarted' }))

/** Empty the index and make it anew from what is stored, beside people at work or `alone`. */
export async function reindex(filler: Filler, how: 'beside' | 'alone'): Promise<void> {
  await restart(filler)
  await fillOn(filler, how === 'alone' ? ALONE : BESIDE, () => true)
}

/** A database nobody has used has nothing to fill the index with: it is whole from the first text on. */
export async function beginIndex({ storage, clock }: Filler): Promise<void> {
  const { vault } = storage
  await storage.write(async (tx) => {
    await record(tx, clock.now(), SYSTEM, { type: 'search.restarted' })
    await record(tx, clock.now(), SYSTEM, { type: 'search.continued', count: 1, vault })
  })
}

/**
 * Fill the index of a desk that comes from before there was one, or was moved, beside everything else; one instance does
 * it for all. `stop` resolves when nothing is under way any more.
 */
export function keepIndex(app: Filler & { readonly log: Said }): { stop: () => Promise<void> } {
  const stopping = new AbortController()
  const goOn = () => !stopping.signal.aborted
  const rest = () => pause(AGAIN_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)

  /** Answers whether all is done. */
  async function bring(): Promise<boolean> {
    const state = await indexState(app.storage.db)
    if (state?.state === 'whole' && state.version === INDEX_VERSION) return true
    if (!(await app.storage.isLeader())) return false
    const begun = state?.state === 'filling' && state.version === INDEX_VERSION
    app.log.info('search: the index is being made from what is stored; until then older texts are not found')
    if (!begun) await restart(app)
    await fillOn(app, BESIDE, goOn)
    if (goOn()) app.log.info('search: the index is whole')
    return true
  }

  async function tried(): Promise<boolean> {
    try {
      return await bring()
    } catch (fault) {
      app.log.error({ err: fault }, 'search: the index could not be filled and will be tried again')
      return false
    }
  }

  async function keep(): Promise<void> {
    while (goOn() && !(await tried())) await rest()
  }

  const keeping = keep()
  return {
    async stop() {
      stopping.abort()
      await keeping
    },
  }
}
