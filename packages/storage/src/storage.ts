import type { Engine, Work } from './engine/engine.ts'
import type { Vault } from './vault.ts'

export { ConcurrentUpdateError } from './concurrent-update-error.ts'
export {
  type ChangeNotice,
  type Commit,
  isCorruption,
  isDiskFull,
  isStorageFault,
  StorageFault,
  type Tx,
} from './engine/engine.ts'

/** An open database: one way to write, one to read, and the vault for personal columns. */
export type Storage = {
  readonly engine: Engine['name']
  readonly vault: Vault
  readonly db: Engine['reader']
  /** Runs one transaction; resolves once it is durable. Inside it: reads through `tx.db`, writes through `record()` alone. */
  write<T>(work: Work<T>): Promise<T>
  readonly shared: Engine['shared']
  readonly lanes: Engine['lanes']
  readonly isLeader: Engine['isLeader']
  readonly runExclusively: Engine['runExclusively']
  readonly databaseTime: Engine['databaseTime']
  readonly vacuum: Engine['vacuum']
  readonly listen: Engine['listen']
  readonly broadcast: Engine['broadcast']
  readonly onBroadcast: Engine['onBroadcast']
  /** Whether the schema is still the one this program knows. A newer instance may have upgraded it. */
  isCurrent(): Promise<boolean>
  close(): Promise<void>
}
