import { nextRung, type Rung } from '@mimamori/policy/catalogue/measure-ladder'
import type { MemberStanding } from '@mimamori/policy/members/standing-rules'
import { measureSettings, standingOf } from '@mimamori/storage/ledger/ledger-reads'
import type { Storage } from '@mimamori/storage/storage'
import { pendingWithdrawalOf } from '@mimamori/storage/withdrawals/withdrawal-reads'

/** The standing of a member at `now`, what the ladder suggests next for them (`null`: nothing), and the days of a correction. */
export async function loadLadder(
  db: Storage['db'],
  memberId: string,
  now: string,
): Promise<{ standing: MemberStanding; next: Rung | null; correctionDays: number }> {
  const [standing, settings, pending] = await Promise.all([
    standingOf(db, memberId, now),
    measureSettings(db),
    pendingWithdrawalOf(db, memberId),
  ])
  const { correctionDays } = settings
  return { standing, correctionDays, next: nextRung({ ...standing, pending: pending !== null }, settings) }
}
