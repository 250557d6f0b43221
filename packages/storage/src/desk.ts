import type { Engine, Tx } from './engine/engine.ts'
import type { Vault } from './vault.ts'

export { StorageFault, type Tx } from './engine/engine.ts'

/** An open desk: one way to write, one to read, and the vault for personal columns. */
export type Desk = {
  readonly engine: Engine['name']
  readonly vault: Vault
  readonly db: Engine['reader']
  /** One transaction; resolves when durable. Inside it: reads through `tx.db`, writes through `record()` alone. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}
