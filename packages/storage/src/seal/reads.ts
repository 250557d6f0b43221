import { eq } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { marks } from '../schema/sqlite.ts'

export const SEAL = 'personal_key'

/** Fingerprint of the key this database's personal columns are sealed with; `null`: nothing was sealed yet. */
export async function sealedWith(db: Db): Promise<string | null> {
  const [row] = await db.select().from(marks).where(eq(marks.name, SEAL))
  return row?.value ?? null
}
