import { eq, sql } from 'drizzle-orm'
import { columnPlaceholders, excludedColumns } from '../engine/column-placeholders.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { members } from '../schema/sqlite.ts'

const p = sql.placeholder

/** The member's data key, sealed; no row: unknown member. */
export const storedMemberKey = prepared((db) =>
  db
    .select({ dataKey: members.dataKey })
    .from(members)
    .where(eq(members.id, p('id'))),
)

/** Stores a member as the marketplace sent them; one that was erased counts as known again: `erasedAt` becomes null. */
export const upsertMember = prepared((db) =>
  db
    .insert(members)
    .values({ ...columnPlaceholders(members, 'erasedAt'), erasedAt: null })
    .onConflictDoUpdate({ target: members.id, set: excludedColumns(members, 'id') }),
)
