import { plusSeconds } from '@mimamori/policy/instant'
import { toldBetween } from '@mimamori/storage/inbox/inbox-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { AppContext } from '../runtime/app-context.ts'

const INTERVAL_SECONDS = 1

/** Tells open pages, once a second, of answers whose undo window ended since the last time. Returns how many people are told. */
export function createAnswerAnnouncer(app: AppContext): () => Promise<number> {
  let last = app.clock.now()
  return async () => {
    const now = app.clock.now()
    if (now < plusSeconds(last, INTERVAL_SECONDS)) return 0
    const staffIds = await toldBetween(app.storage.db, last, now)
    last = now
    if (staffIds.length === 0) return 0
    await app.storage.write((tx) => record(tx, now, SYSTEM, { type: 'inbox.announced', staffIds }))
    return staffIds.length
  }
}
