import { eq, inArray } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { marks, staff } from '../schema/sqlite.ts'

export const DEMO_MARK_NAME = 'demo'

/** Does the database say of itself that it is a demo's? Those of earlier versions do not say. */
export async function isMarkedDemo(db: Db): Promise<boolean> {
  return (await db.select().from(marks).where(eq(marks.name, DEMO_MARK_NAME))).length > 0
}

/** Is there an account of every one of these logins? */
export async function hasLogins(db: Db, logins: readonly string[]): Promise<boolean> {
  const found = await db
    .select({ login: staff.login })
    .from(staff)
    .where(inArray(staff.login, [...logins]))
  return found.length === logins.length
}
