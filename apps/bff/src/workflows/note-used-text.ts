import { plusSeconds } from '@mimamori/policy/instant'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { type OwnTextRef, ownTextUse } from '@mimamori/storage/own-texts/own-text-reads'
import { record } from '@mimamori/storage/record-change'
import { notFoundError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'

/** a use is stored once in so long: the days of its retention are many */
const NOTED_FOR_SECONDS = 24 * 3600

/** Notes that a text was used, at most once a day. Throws NotFound where it is not this person's, and not shared. */
export async function noteOwnTextUse(
  { storage, clock }: AppContext,
  actor: Staff,
  text: OwnTextRef,
): Promise<{ noted: boolean }> {
  const now = clock.now()
  const known = await ownTextUse(storage.db, text)
  if (!known || (known.ownerId !== actor.id && !known.shared)) throw notFoundError()
  if (known.usedAt !== null && plusSeconds(known.usedAt, NOTED_FOR_SECONDS) > now) return { noted: false }
  await storage.write((tx) => record(tx, now, actor.id, { type: 'own_text.used', ...text }))
  return { noted: true }
}
