import type { Db } from './engine.ts'
import type { PendingMigrations } from './migrations.ts'

/** An upgrade of an older database. */
export type Upgrade = {
  /** names of the migrations that will run, in order, such as `0021_demo` */
  readonly migrations: readonly string[]
  /** names of those that were applied in an earlier form and will be repaired */
  readonly earlier: readonly string[]
  /** reads the database as it was before: query only tables and columns that it already has */
  readonly db: Db
}

/** Called before and after an upgrade. No other process can open the database to write meanwhile. */
export type UpgradeHooks = {
  /** Called before anything is changed; if it throws, nothing will be. */
  readonly before: (upgrade: Upgrade) => Promise<void>
  readonly after: (upgrade: Upgrade) => void
}

/** The argument of the hooks: the names of the migrations of an upgrade, and a way to read the database before it. */
export const describeUpgrade = ({ migrations, earlier }: PendingMigrations, db: Db): Upgrade => ({
  migrations: migrations.map(({ tag }) => tag),
  earlier: earlier.map(({ migration }) => migration.tag),
  db,
})
