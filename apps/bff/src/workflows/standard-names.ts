import type { NamedStandard } from '@mimamori/contract/standards/standards-contract'
import { standardsInForce } from '@mimamori/storage/standards/version-reads'
import type { Storage } from '@mimamori/storage/storage'

/** What the account standards in force at this instant are called, in their order. */
export async function loadStandardNames(db: Storage['db'], at: string): Promise<NamedStandard[]> {
  const { standards } = await standardsInForce(db, at)
  return standards.standards.map(({ id, name }) => ({ id, name }))
}
