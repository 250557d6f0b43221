import { and, count, eq, isNull } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { factors, marks, members } from '../schema/sqlite.ts'

export const SEAL_MARK_NAME = 'personal_key'

/** Fingerprint of the key that personal columns are sealed with; `null`: nothing was sealed yet. */
export async function sealFingerprint(db: Db): Promise<string | null> {
  const [row] = await db.select().from(marks).where(eq(marks.name, SEAL_MARK_NAME))
  return row?.value ?? null
}

/** How many members and factors have sealed data; `withoutKey`: members from before they had keys of their own. */
export async function hasSealedRows(db: Db): Promise<{ members: number; withoutKey: number; factors: number }> {
  const known = isNull(members.erasedAt)
  const [all] = await db.select({ n: count() }).from(members).where(known)
  const [bare] = await db
    .select({ n: count() })
    .from(members)
    .where(and(known, eq(members.dataKey, '')))
  const [secrets] = await db.select({ n: count() }).from(factors)
  return { members: all?.n ?? 0, withoutKey: bare?.n ?? 0, factors: secrets?.n ?? 0 }
}
