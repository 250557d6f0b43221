import type { Tx } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'

type Row = { readonly id: string }

/**
 * Background work on each of these, in a transaction of its own so that others can write in between. One that fails is logged, by `of` as the name of
 * its id and `fault` as what could not be done, and does not stop the rest. `work` answers how much it did; returns the sum.
 */
export async function writeEach<Each extends Row>(
  { storage, log }: Pick<AppContext, 'storage' | 'log'>,
  rows: readonly Each[],
  { of, fault }: { readonly of: string; readonly fault: string },
  work: (tx: Tx, row: Each) => Promise<number>,
): Promise<number> {
  let done = 0
  for (const row of rows) {
    try {
      done += await storage.write((tx) => work(tx, row))
    } catch (err) {
      log.error({ err, [of]: row.id }, `${fault}; it is tried again at the next run`)
    }
  }
  return done
}
