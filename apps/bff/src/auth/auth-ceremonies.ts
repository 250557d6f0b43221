import { plusSeconds } from '@mimamori/policy/instant'
import { ceremonyOf } from '@mimamori/storage/factors/factor-reads'
import { newId } from '@mimamori/storage/ids'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'

const CEREMONY_TTL_SECONDS = 5 * 60

/** `kind`: what the ceremony is for; `staffId`: for whom, `null` while that is not known. */
type CeremonyKey = { readonly id: string; readonly kind: string; readonly staffId: string | null }
type NewCeremony = Omit<CeremonyKey, 'id'> & { readonly data: Readonly<Record<string, unknown>> }

/** Begins something that is to be answered once, within 5 minutes. `data` is stored sealed. Returns its id. */
export async function beginCeremony(
  { storage, clock }: AppContext,
  { kind, staffId, data }: NewCeremony,
): Promise<string> {
  const at = clock.now()
  const id = newId(at)
  const sealed = storage.vault.seal(JSON.stringify(data))
  const ceremony = { id, kind, staffId, data: sealed, expiresAt: plusSeconds(at, CEREMONY_TTL_SECONDS) }
  await storage.write((tx) => record(tx, at, staffId ?? SYSTEM, { type: 'ceremony.begun', ceremony }))
  return id
}

/** The data of a ceremony; `null`: it has expired, was answered, or was begun for somebody else. */
export async function readCeremony<Data>(
  { db }: Pick<Tx, 'db'>,
  { storage, clock }: AppContext,
  { id, kind, staffId }: CeremonyKey,
): Promise<Data | null> {
  const begun = await ceremonyOf(db, { id, kind, now: clock.now() })
  if (!begun || begun.staffId !== staffId) return null
  return JSON.parse(storage.vault.open(begun.data)) as Data
}

/** Ends a ceremony, whatever its answer is worth. Returns its data as `readCeremony` does. */
export async function endCeremony<Data>(app: AppContext, key: CeremonyKey): Promise<Data | null> {
  return await app.storage.write(async (tx) => {
    const data = await readCeremony<Data>(tx, app, key)
    if (data) await record(tx, app.clock.now(), key.staffId ?? SYSTEM, { type: 'ceremony.ended', id: key.id })
    return data
  })
}
