import { eq, inArray } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { marks, staff } from '../schema/sqlite.ts'

export const DEMO_MARK_NAME = 'demo'
export const DEMO_FILLING_MARK = 'demo-filling'

/** Is the database marked as a demo? Demo databases of earlier versions are not marked. */
export async function isMarkedDemo(db: Db): Promise<boolean> {
  return (await db.select().from(marks).where(eq(marks.name, DEMO_MARK_NAME))).length > 0
}

/** Was the writing of its history begun and not ended? */
export async function isDemoUnfilled(db: Db): Promise<boolean> {
  return (await db.select().from(marks).where(eq(marks.name, DEMO_FILLING_MARK))).length > 0
}

/** Is there an account for each of these login names? */
export async function hasLogins(db: Db, logins: readonly string[]): Promise<boolean> {
  const accounts = await db
    .select({ login: staff.login })
    .from(staff)
    .where(inArray(staff.login, [...logins]))
  return accounts.length === logins.length
}
