import { nextRung, type Rung } from '@mimamori/policy/catalogue/measure-ladder'
import { computeStanding, type MemberStanding } from '@mimamori/policy/members/standing-rules'
import { ledgerOf, measureSettings } from '@mimamori/storage/ledger/ledger-reads'
import type { Storage } from '@mimamori/storage/storage'
import { pendingWithdrawalOf } from '@mimamori/storage/withdrawals/withdrawal-reads'

/** The standing of a member at `now`, what the ladder suggests next for them (`null`: nothing), and the days of a correction. */
export async function loadLadder(
  db: Storage['db'],
  memberId: string,
  now: string,
): Promise<{ standing: MemberStanding; next: Rung | null; correctionDays: number }> {
  const [ledger, settings, pending] = await Promise.all([
    ledgerOf(db, memberId),
    measureSettings(db),
    pendingWithdrawalOf(db, memberId),
  ])
  const { correctionDays, warningDays } = settings
  const standing = computeStanding(ledger, now, warningDays, pending)
  return { standing, correctionDays, next: nextRung({ ...standing, pending: pending !== null }, settings) }
}
