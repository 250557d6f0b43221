import type { DueTimesVersion } from '@mimamori/policy/cases/due-time-rules'
import { eq } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { deskSettings } from '../schema/sqlite.ts'

/** Name of the due times in `desk_settings`. */
export const DUE_TIMES_SETTING = 'due_times'

/** Due times with when, by which staff id, and why they were set. */
export type StoredDueTimes = DueTimesVersion & {
  readonly setAt: string
  readonly setBy: string
  readonly reason: string
}

const setting = prepared((db) =>
  db.select({ value: deskSettings.value }).from(deskSettings).where(eq(deskSettings.name, DUE_TIMES_SETTING)),
)

/** All due times that were set, by their beginning; none: those that ship with the desk hold. */
export async function dueTimeVersions(db: Db): Promise<readonly StoredDueTimes[]> {
  const [set] = await setting(db).execute()
  return set ? JSON.parse(set.value) : []
}
