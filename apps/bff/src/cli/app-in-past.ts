import type { Storage, Tx } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'

/** The app at an instant of the past, for operations that begin their own transaction: they read and write in this one. */
export function appInPast(app: AppContext, tx: Tx, at: string): AppContext {
  const write: Storage['write'] = (work) => work(tx)
  return { ...app, storage: { ...app.storage, db: tx.db, write }, clock: { ...app.clock, now: () => at } }
}
