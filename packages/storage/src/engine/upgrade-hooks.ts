import type { Db } from './engine.ts'
import type { PendingMigrations } from './migrations.ts'

/** An older database is about to be brought up to date. */
export type Upgrade = {
  /** names of the migrations that will run, in order, such as `0021_demo` */
  readonly migrations: readonly string[]
  /** names of those that were applied in an earlier form, and will be put right */
  readonly earlier: readonly string[]
  /** reads the database as it still is: only what it had already may be asked of it */
  readonly db: Db
}

/** Who hears of it. No other process can open the database to write meanwhile. */
export type UpgradeHooks = {
  /** Nothing has been changed yet, and nothing will be if this throws. */
  readonly before: (upgrade: Upgrade) => Promise<void>
  readonly after: (upgrade: Upgrade) => void
}

/** What the hooks are told of an upgrade: the names of its migrations, and a way to read the database before it. */
export const describeUpgrade = ({ migrations, earlier }: PendingMigrations, db: Db): Upgrade => ({
  migrations: migrations.map(({ tag }) => tag),
  earlier: earlier.map(({ migration }) => migration.tag),
  db,
})
