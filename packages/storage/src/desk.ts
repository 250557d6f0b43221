import type { Engine, Work } from './engine/engine.ts'
import type { Vault } from './vault.ts'

export { type Commit, isStorageFault, type News, StorageFault, type Tx } from './engine/engine.ts'

/** An open desk: one way to write, one to read, and the vault for personal columns. */
export type Storage = {
  readonly engine: Engine['name']
  readonly vault: Vault
  readonly db: Engine['reader']
  /** One transaction; resolves when durable. Inside it: reads through `tx.db`, writes through `record()` alone. */
  write<T>(work: Work<T>): Promise<T>
  readonly shared: Engine['shared']
  readonly lanes: Engine['lanes']
  readonly leads: Engine['leads']
  readonly alone: Engine['alone']
  readonly databaseTime: Engine['databaseTime']
  readonly purge: Engine['purge']
  readonly listen: Engine['listen']
  readonly say: Engine['say']
  readonly hearSaid: Engine['hearSaid']
  /** Is the schema the one this program knows? Another instance may be newer. */
  isCurrent(): Promise<boolean>
  close(): Promise<void>
}
