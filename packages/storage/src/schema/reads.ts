import { integer, sqliteTable } from 'drizzle-orm/sqlite-core'
import type { Db } from '../engine/engine.ts'
import { APPLIED } from '../engine/migrations.ts'

/** drizzle's own notes of what it applied */
const migrations = sqliteTable(APPLIED, { made: integer('created_at').notNull() })

/** When each migration was made that was applied to this database, as milliseconds. */
export const appliedTo = async (db: Db): Promise<number[]> =>
  (await db.select().from(migrations)).map(({ made }) => Number(made))
