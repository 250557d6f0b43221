import { appealDueAt } from '@mimamori/policy/appeals/appeal-rules'
import { overdueAppeals } from '@mimamori/storage/appeals/appeal-list-reads'
import { measureSettings } from '@mimamori/storage/ledger/ledger-reads'
import type { Storage } from '@mimamori/storage/storage'

/** How many open appeals are past their time at `now`, by the days that the desk allows one. */
export async function countOverdueAppeals(db: Storage['db'], now: string): Promise<number> {
  const { appealDueDays } = await measureSettings(db)
  return await overdueAppeals(db, now, appealDueAt(now, -appealDueDays))
}
