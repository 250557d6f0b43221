import type { CaseHead } from '@mimamori/contract/cases/case-head-contract'
import type { Lease } from '@mimamori/policy/cases/case-model'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { aliasOf } from '@mimamori/storage/staff/staff-reads'
import type { Storage } from '@mimamori/storage/storage'

/** Who has claimed or reserved the case; `null`: nobody. */
export async function loadHolder({ db }: Storage, lease: Lease | null, actor: Staff): Promise<CaseHead['holder']> {
  if (!lease) return null
  const { kind, endsAt, holder: id } = lease
  const mine = id === actor.id
  return { id, alias: mine ? actor.alias : ((await aliasOf(db, id)) ?? ''), kind, endsAt, mine }
}
