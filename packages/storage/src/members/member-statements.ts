import { eq, sql } from 'drizzle-orm'
import { columnPlaceholders, excludedColumns } from '../engine/column-placeholders.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { members } from '../schema/sqlite.ts'

const p = sql.placeholder

export const storedMemberKey = prepared((db) =>
  db
    .select({ dataKey: members.dataKey })
    .from(members)
    .where(eq(members.id, p('id'))),
)

export const upsertMember = prepared((db) =>
  db
    .insert(members)
    .values({ ...columnPlaceholders(members, 'erasedAt'), erasedAt: null })
    .onConflictDoUpdate({ target: members.id, set: excludedColumns(members, 'id') }),
)
