import type { ClockAlarm, StoredClock, WithdrawnTime } from '@mimamori/policy/clock/trusted-time-model'
import { desc, eq } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { audit, marks } from '../schema/sqlite.ts'

export const CLOCK_MARK_NAME = 'clock'

/** `confirmations`: how often the watched clock was confirmed; other instances see by it that it was confirmed again. */
export type ClockMark = StoredClock & { readonly confirmations: number }

export type ClockChange =
  /** bookkeeping: the state of trusted time */
  | { type: 'clock.noted'; mark: ClockMark }
  /** `watched`: the instant of the clock that is not believed */
  | { type: 'clock.jumped'; mark: ClockMark; why: ClockAlarm; watched: string }
  /** the watched clock is right again; `withdrawn`: time that was served and is taken back */
  | { type: 'clock.returned'; mark: ClockMark; withdrawn: WithdrawnTime | null }
  /** somebody confirmed that the watched clock is right; `from`: trusted time before */
  | { type: 'clock.confirmed'; mark: ClockMark; from: string; withdrawn: WithdrawnTime | null }

/** The stored state of the desk's clock; `null`: nothing yet. */
export async function clockMark(db: Db): Promise<ClockMark | null> {
  const [mark] = await db.select().from(marks).where(eq(marks.name, CLOCK_MARK_NAME))
  return mark ? JSON.parse(mark.value) : null
}

/** When the newest entry of the audit log was written; `null`: there is none. */
export async function newestEntryAt(db: Db): Promise<string | null> {
  const [row] = await db.select({ at: audit.at }).from(audit).orderBy(desc(audit.seq)).limit(1)
  return row?.at ?? null
}
