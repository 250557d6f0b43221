import { eq } from 'drizzle-orm'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Db } from './engine/engine.ts'
import { type AppliedMigration, MIGRATIONS_TABLE, RECOUNT_DUE_MARK } from './engine/migrations.ts'
import { marks } from './schema/sqlite.ts'

/** drizzle's table of the migrations it applied */
const migrations = sqliteTable(MIGRATIONS_TABLE, { made: integer('created_at').notNull(), hash: text().notNull() })

/** The migrations that were applied to this database, in no order. */
export const appliedTo = async (db: Db): Promise<AppliedMigration[]> =>
  (await db.select().from(migrations)).map(({ made, hash }) => ({ made: Number(made), hash }))

/** Is a recount of the breakdown due: was the database upgraded, and not recounted since? */
export const isRecountDue = async (db: Db): Promise<boolean> =>
  (await db.select().from(marks).where(eq(marks.name, RECOUNT_DUE_MARK))).length > 0
