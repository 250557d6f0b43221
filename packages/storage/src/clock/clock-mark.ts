import type { ClockAlarm, StoredClock, WithdrawnTime } from '@mimamori/policy/clock/trusted-time-rules'
import { desc, eq } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { audit, marks } from '../schema/sqlite.ts'

export const CLOCK_MARK_NAME = 'clock'

/** `confirmations`: how often a watched clock was confirmed, so that other instances notice the next time. */
export type ClockMark = StoredClock & { readonly confirmations: number }

export type ClockChange =
  /** bookkeeping: where trusted time stands */
  | { type: 'clock.noted'; mark: ClockMark }
  /** `watched`: what the clock that is not believed says */
  | { type: 'clock.jumped'; mark: ClockMark; why: ClockAlarm; watched: string }
  /** the watched clock says again what it should; `withdrawn`: time that was served and is taken back */
  | { type: 'clock.returned'; mark: ClockMark; withdrawn: WithdrawnTime | null }
  /** somebody said that the watched clock is right; `from`: what the desk had taken for now */
  | { type: 'clock.confirmed'; mark: ClockMark; from: string; withdrawn: WithdrawnTime | null }

/** What was stored of the desk's clock last; `null`: nothing yet. */
export async function clockMark(db: Db): Promise<ClockMark | null> {
  const [mark] = await db.select().from(marks).where(eq(marks.name, CLOCK_MARK_NAME))
  return mark ? JSON.parse(mark.value) : null
}

/** When the newest entry of the audit log was written; `null`: there is none. */
export async function newestEntryAt(db: Db): Promise<string | null> {
  const [row] = await db.select({ at: audit.at }).from(audit).orderBy(desc(audit.seq)).limit(1)
  return row?.at ?? null
}
