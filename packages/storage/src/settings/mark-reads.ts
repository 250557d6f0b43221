import { eq } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { marks } from '../schema/sqlite.ts'

/** A bookkeeping value of the desk; `null`: there is none by this name. */
export async function markValue(db: Db, name: string): Promise<string | null> {
  const [row] = await db.select({ value: marks.value }).from(marks).where(eq(marks.name, name))
  return row?.value ?? null
}
