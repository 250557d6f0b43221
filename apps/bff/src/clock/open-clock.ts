import { type ClockMark, clockMark, newestEntryAt } from '@mimamori/storage/clock/clock-mark'
import type { Desk } from '@mimamori/storage/desk'
import { clockSourcesOf, watchDatabase, watchMachine } from './clock-sources.ts'
import { type TrustedClock, trustedClock } from './trusted-clock.ts'

/** The clock of an open desk, and what was stored of it before. On PostgreSQL the database's clock is the watched one. */
export async function openClock(
  { db, databaseTime }: Pick<Desk, 'db' | 'databaseTime'>,
  settings: { readonly testClock: string | null },
): Promise<{ clock: TrustedClock; mark: ClockMark | null }> {
  const sources = clockSourcesOf(settings)
  const watched = databaseTime ? await watchDatabase(databaseTime, sources) : watchMachine(sources)
  const mark = await clockMark(db)
  return { clock: trustedClock(watched, await newestEntryAt(db), mark), mark }
}
