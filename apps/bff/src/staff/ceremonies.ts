import { plusSeconds } from '@mimamori/policy/instant'
import type { Tx } from '@mimamori/storage/desk'
import { ceremonyOf } from '@mimamori/storage/factors/reads'
import { newId } from '@mimamori/storage/ids'
import { record, SYSTEM } from '@mimamori/storage/record'
import type { Office } from '../office.ts'

const OPEN_SECONDS = 5 * 60

/** Which: its id, its kind, and with whom it was begun, `null` while that is not known. */
type Which = { readonly id: string; readonly kind: string; readonly staffId: string | null }
type Begun = Omit<Which, 'id'> & { readonly data: Readonly<Record<string, unknown>> }

/** Begin something that is to be answered once, within five minutes. `data` is remembered for it. Answers its id. */
export async function beginCeremony({ desk, clock }: Office, { kind, staffId, data }: Begun): Promise<string> {
  const at = clock.now()
  const id = newId(at)
  const sealed = desk.vault.seal(JSON.stringify(data))
  const ceremony = { id, kind, staffId, data: sealed, expiresAt: plusSeconds(at, OPEN_SECONDS) }
  await desk.write((tx) => record(tx, at, staffId ?? SYSTEM, { type: 'ceremony.begun', ceremony }))
  return id
}

/** What was remembered of it; `null`: it is over, was answered, or was begun with somebody else. */
export async function begunCeremony<Data>(
  { db }: Pick<Tx, 'db'>,
  { desk, clock }: Office,
  { id, kind, staffId }: Which,
): Promise<Data | null> {
  const begun = await ceremonyOf(db, { id, kind, now: clock.now() })
  if (!begun || begun.staffId !== staffId) return null
  return JSON.parse(desk.vault.open(begun.data)) as Data
}

/** Take it up, whatever comes of the answer. Answers what was remembered, as `begunCeremony` does. */
export async function endCeremony<Data>(office: Office, which: Which): Promise<Data | null> {
  return await office.desk.write(async (tx) => {
    const data = await begunCeremony<Data>(tx, office, which)
    if (data) await record(tx, office.clock.now(), which.staffId ?? SYSTEM, { type: 'ceremony.ended', id: which.id })
    return data
  })
}
