import { setTimeout as pause } from 'node:timers/promises'
import type { Desk } from '@mimamori/storage/desk'
import { record, SYSTEM } from '@mimamori/storage/record'
import { INDEX_VERSION, indexState } from '@mimamori/storage/search/reads'
import type { Clock } from '../clock.ts'

/** cases a transaction: beside people at work it must be short, alone it may be long */
const BESIDE = { cases: 50, restMs: 5 }
const ALONE = { cases: 500, restMs: 0 }
const AGAIN_MS = 5_000

type Pace = typeof BESIDE
type Filler = { readonly desk: Desk; readonly clock: Clock }
type Said = { readonly info: (said: string) => void; readonly error: (why: object, said: string) => void }

/** One step of filling. Answers whether there is more to do. */
async function step({ desk, clock }: Filler, count: number): Promise<boolean> {
  const { vault } = desk
  await desk.write((tx) => record(tx, clock.now(), SYSTEM, { type: 'search.continued', count, vault }))
  return (await indexState(desk.db))?.state === 'filling'
}

async function fillOn(filler: Filler, pace: Pace, goOn: () => boolean): Promise<void> {
  while (goOn() && (await step(filler, pace.cases))) await pause(pace.restMs)
}

const restart = ({ desk, clock }: Filler) =>
  desk.write((tx) => record(tx, clock.now(), SYSTEM, { type: 'search.restarted' }))

/** Empty the index and make it anew from what is stored, beside people at work or `alone`. */
export async function reindex(filler: Filler, how: 'beside' | 'alone'): Promise<void> {
  await restart(filler)
  await fillOn(filler, how === 'alone' ? ALONE : BESIDE, () => true)
}

/** A database nobody has used has nothing to fill the index with: it is whole from the first text on. */
export async function beginIndex({ desk, clock }: Filler): Promise<void> {
  const { vault } = desk
  await desk.write(async (tx) => {
    await record(tx, clock.now(), SYSTEM, { type: 'search.restarted' })
    await record(tx, clock.now(), SYSTEM, { type: 'search.continued', count: 1, vault })
  })
}

/**
 * Fill the index of a desk that comes from before there was one, or was moved, beside everything else; one instance does
 * it for all. `stop` resolves when nothing is under way any more.
 */
export function keepIndex(office: Filler & { readonly log: Said }): { stop: () => Promise<void> } {
  const stopping = new AbortController()
  const goOn = () => !stopping.signal.aborted
  const rest = () => pause(AGAIN_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)

  /** Answers whether all is done. */
  async function bring(): Promise<boolean> {
    const state = await indexState(office.desk.db)
    if (state?.state === 'whole' && state.version === INDEX_VERSION) return true
    if (!(await office.desk.leads())) return false
    const begun = state?.state === 'filling' && state.version === INDEX_VERSION
    office.log.info('search: the index is being made from what is stored; until then older texts are not found')
    if (!begun) await restart(office)
    await fillOn(office, BESIDE, goOn)
    if (goOn()) office.log.info('search: the index is whole')
    return true
  }

  async function tried(): Promise<boolean> {
    try {
      return await bring()
    } catch (fault) {
      office.log.error({ err: fault }, 'search: the index could not be filled and will be tried again')
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
