import type { ChainFlaw } from '@mimamori/policy/audit/audit-chain-status'
import { plusSeconds } from '@mimamori/policy/instant'
import type { Db } from '../engine/engine.ts'
import { chainHeads } from '../schema/sqlite.ts'
import type { SignedHead } from './signed-head.ts'

/** A head is signed every hour. */
const MAX_UNSIGNED_SECONDS = 2 * 60 * 60

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
export const newestSignedAt = (believed: readonly SignedHead[], now: string): string | null =>
  believed.reduce<string | null>(
    (newest, { at }) => (at <= now && (newest === null || at > newest) ? at : newest),
    null,
  )

/** From the oldest to the newest of some entries. */
export type Span = { readonly from: string; readonly to: string }

/** A span made long enough to hold this instant too; `null`: it begins and ends there. */
export const extendSpan = (span: Span | null, at: string): Span => ({
  from: span === null || at < span.from ? at : span.from,
  to: span === null || at > span.to ? at : span.to,
})

type LaneSpan = { readonly since: string | null; readonly open: Span | null }

/**
 * A log that is old enough and of which no head is believed; or one whose entries behind its newest head were written over more time than
 * a desk that runs leaves unsigned. One that stands still adds none.
 */
export function findUnsigned(lanes: readonly LaneSpan[], signedAt: string | null, now: string): ChainFlaw[] {
  const since = lanes.flatMap((lane) => lane.since ?? []).sort()[0]
  if (since === undefined) return []
  if (signedAt === null) return plusSeconds(since, MAX_UNSIGNED_SECONDS) > now ? [] : [{ what: 'unsigned', since }]
  const long = lanes
    .flatMap(({ open }) => open ?? [])
    .filter(({ from, to }) => plusSeconds(from, MAX_UNSIGNED_SECONDS) < to)
  const [first] = long.map(({ from }) => from).sort()
  return first === undefined ? [] : [{ what: 'unsigned', since: first }]
}
