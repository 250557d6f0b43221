import type { ChainFlaw } from '@mimamori/policy/audit/audit-chain-status'
import { plusSeconds } from '@mimamori/policy/instant'
import type { Db } from '../engine/engine.ts'
import { chainHeads } from '../schema/sqlite.ts'
import type { SignedHead } from './signed-head.ts'

/** twice the hour after which a head is signed */
const MAX_UNSIGNED_SECONDS = 2 * 60 * 60

/** The audit entry of a signed head. */
export type NamedHead = {
  readonly id: string
  readonly lane: number
  readonly seq: number
  readonly signedAt: string
}

/** The flaw of heads that entries name and that are stored nowhere. Call it after the log is read, so that all are stored. */
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

/** When the newest head was signed; heads dated after `now`, by a clock that ran ahead, are ignored. */
export const newestSignedAt = (believed: readonly SignedHead[], now: string): string | null =>
  believed.reduce<string | null>(
    (newest, { at }) => (at <= now && (newest === null || at > newest) ? at : newest),
    null,
  )

/** Instants of the oldest and the newest of some entries. */
export type Span = { readonly from: string; readonly to: string }

/** A span made long enough to hold this instant too; `null`: it begins and ends there. */
export const extendSpan = (span: Span | null, at: string): Span => ({
  from: span === null || at < span.from ? at : span.from,
  to: span === null || at > span.to ? at : span.to,
})

type LaneSpan = { readonly since: string | null; readonly open: Span | null }

/**
 * The flaw of a log that is not signed: it is older than two hours and has no trusted head, or its entries after the newest
 * head span more than two hours. A desk that stands still writes no entries, and needs no new head.
 */
export function findUnsigned(lanes: readonly LaneSpan[], signedAt: string | null, now: string): ChainFlaw[] {
  const since = lanes.flatMap((lane) => lane.since ?? []).sort()[0]
  if (since === undefined) return []
  if (signedAt === null) return plusSeconds(since, MAX_UNSIGNED_SECONDS) > now ? [] : [{ what: 'unsigned', since }]
  const unsignedSpans = lanes
    .flatMap(({ open }) => open ?? [])
    .filter(({ from, to }) => plusSeconds(from, MAX_UNSIGNED_SECONDS) < to)
  const [first] = unsignedSpans.map(({ from }) => from).sort()
  return first === undefined ? [] : [{ what: 'unsigned', since: first }]
}
