import type { ClockState } from '@mimamori/contract/clock/clock-contract'
import { clockMark } from '@mimamori/storage/clock/clock-mark'
import { record } from '@mimamori/storage/record-change'
import { refusalError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { confirmedChange, toIso } from '../runtime/clock-changes.ts'

type ClockDeps = Pick<AppContext, 'storage' | 'clock'>

/** The state of the desk's clock for its page. */
export function clockState({ storage, clock }: ClockDeps): ClockState {
  const { alarm, at, offset } = clock.observe()
  const watched = storage.databaseTime ? 'database' : 'machine'
  return { alarm, watched, deskAt: toIso(at), watchedAt: toIso(at + offset) }
}

/**
 * Confirms that the watched clock is right: every instance follows it from now on. Throws the refusal
 * `clock_not_in_doubt`.
 */
export async function confirmClock({ storage, clock }: ClockDeps, actorId: string): Promise<ClockState> {
  await clock.measure()
  if (clock.observe().alarm === null) throw refusalError('clock_not_in_doubt')
  await storage.write(async (tx) => {
    tx.lock('key', 'clock')
    const known = await clockMark(tx.db)
    const trusted = clock.timeIfWatchedTrusted()
    await record(tx, toIso(trusted.at), actorId, confirmedChange(trusted, known, clock.now()))
  })
  clock.trustWatched()
  return clockState({ storage, clock })
}
