import { type ClockMark, clockMark, newestEntryAt } from '@mimamori/storage/clock/clock-mark'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { isStorageFault, type Storage } from '@mimamori/storage/storage'
import { changeFor } from './clock-changes.ts'
import { clockSourcesOf, watchDatabase, watchMachine } from './clock-sources.ts'
import { type TrustedClock, trustedClock } from './trusted-clock.ts'

/** The clock of an open desk, and what was stored of it before. On PostgreSQL the database's clock is watched. */
export async function openClock(
  { db, databaseTime }: Pick<Storage, 'db' | 'databaseTime'>,
  settings: { readonly testClock: string | null },
): Promise<{ clock: TrustedClock; mark: ClockMark | null }> {
  const sources = clockSourcesOf(settings)
  const watched = databaseTime ? await watchDatabase(databaseTime, sources) : watchMachine(sources)
  const mark = await clockMark(db)
  return { clock: trustedClock(watched, await newestEntryAt(db), mark), mark }
}

/**
 * Stores an alarm that this start raised or ended, before anything else is written: an entry dated in a doubtful time
 * must prove nothing at the next start. A database that cannot store this stores nothing else either.
 */
export async function storeAlarm({ storage, clock }: { storage: Storage; clock: TrustedClock }): Promise<void> {
  const time = clock.time()
  const isStored = (mark: ClockMark | null) => (mark?.alarm ?? null) === time.alarm
  if (isStored(await clockMark(storage.db))) return
  try {
    await storage.write(async (tx) => {
      tx.lock('key', 'clock')
      const known = await clockMark(tx.db)
      if (!isStored(known)) await record(tx, clock.now(), SYSTEM, changeFor(time, known))
    })
  } catch (fault) {
    if (!isStorageFault(fault)) throw fault
  }
}
