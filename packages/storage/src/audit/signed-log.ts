import type { ChainFlaw } from '@mimamori/policy/audit/chain-status'
import { plusSeconds } from '@mimamori/policy/instant'
import type { Db } from '../engine/engine.ts'
import { chainHeads } from '../schema/sqlite.ts'
import type { SignedHead } from './head.ts'

/** A head is signed every hour. */
const SIGNED_WITHIN_SECONDS = 2 * 60 * 60

/** The entry that says that a head was signed. */
export type NamedHead = {
  readonly id: string
  readonly lane: number
  readonly seq: number
  readonly signedAt: string
}

/** The heads of which entries speak and that are stored nowhere. Asked once the log is read: by then they are all there. */
export async function missingHeads(
  db: Db,
  named: readonly NamedHead[],
  elsewhere: readonly SignedHead[],
): Promise<ChainFlaw[]> {
  const stored = await db.select({ id: chainHeads.id }).from(chainHeads)
  const known = new Set([...stored, ...elsewhere].map(({ id }) => id))
  const missing = named.filter(({ id }) => !known.has(id)).sort((one, other) => one.seq - other.seq)
  const [first] = missing
  if (!first) return []
  const { lane, seq, signedAt } = first
  return [{ what: 'head_missing', lane, seq, signedAt, heads: missing.length }]
}

/** When the newest head was signed, at most now: a clock that ran ahead signed heads of a time that is not yet. */
export const signedUntil = (believed: readonly SignedHead[], now: string): string | null =>
  believed.reduce<string | null>(
    (newest, { at }) => (at <= now && (newest === null || at > newest) ? at : newest),
    null,
  )

/** A log whose first entry was written long enough ago, and of which no head is believed. */
export function unsigned(since: string | null, signedAt: string | null, now: string): ChainFlaw[] {
  if (signedAt !== null || since === null || plusSeconds(since, SIGNED_WITHIN_SECONDS) > now) return []
  return [{ what: 'unsigned', since }]
}
