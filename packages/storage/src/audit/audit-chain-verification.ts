import type { ChainFlaw, ChainStatus, LastSigned } from '@mimamori/policy/audit/audit-chain-status'
import type { Db } from '../engine/engine.ts'
import type { Storage } from '../storage.ts'
import { hashOverHeads } from './audit-chain.ts'
import { type AwaitedWitnesses, awaitedAfter, tailFlaws } from './audit-witnesses.ts'
import { checkSignatures } from './head-signatures.ts'
import { type LaneCheck, readLane } from './lane-verification.ts'
import type { SignedHead, TrustedKeys } from './signed-head.ts'
import { findUnsigned, missingHeads, newestSignedAt } from './signed-log-check.ts'

/**
 * Signed heads, the keys whose signatures count, and the instant of the check. Without `now` only the chain is checked, such
 * as that of a copy of the database.
 */
export type SignedHeads = {
  readonly heads: readonly SignedHead[]
  readonly trusted: TrustedKeys
  readonly now?: string
}

const NOTHING_SIGNED: SignedHeads = { heads: [], trusted: new Map() }

const END_OF_TIME = '9999'

/** When the log was signed last, and how much of it; heads dated after `now` are ignored. */
function lastSigned(heads: readonly SignedHead[], lanes: readonly LaneCheck[], now = END_OF_TIME): LastSigned | null {
  const newest = newestSignedAt(heads, now)
  if (newest === null) return null
  return { at: newest, entries: lanes.reduce((sum, { signed }) => sum + signed, 0), heads: heads.length }
}

const rowOf = (flaw: ChainFlaw): number => ('seq' in flaw ? flaw.seq : Number.POSITIVE_INFINITY)

/** Heads that entries name and that are stored nowhere, and entries missing of what other tables hold. */
async function findLostEntries(
  db: Db,
  read: readonly LaneCheck[],
  heads: readonly SignedHead[],
  awaited: AwaitedWitnesses,
): Promise<ChainFlaw[]> {
  const named = read.flatMap((lane) => lane.named)
  const missing = await missingHeads(db, named, heads)
  // entries after a damaged row were not read
  return read.some(({ flaw }) => flaw) ? missing : [...missing, ...(await tailFlaws(db, awaited))]
}

/**
 * Verifies the chain of every lane, and every signed head against it. Heads with a bad signature are reported and otherwise
 * ignored. With `now`: also that the log is signed, that every head it names is stored, and that it has the entries of the
 * newest rows of other tables. `head` is one hash over the heads of all lanes. Nothing is locked: the log is read in pages,
 * each as it is at its own instant.
 */
export async function verifyChain(
  { db, lanes }: Pick<Storage, 'db' | 'lanes'>,
  { heads, trusted, now }: SignedHeads = NOTHING_SIGNED,
): Promise<ChainStatus> {
  const { believed, flaws: doubts } = await checkSignatures(heads, trusted)
  const named = new Set([...(await lanes()), ...believed.flatMap((head) => head.lanes.map(({ lane }) => lane))])
  const signedAt = now === undefined ? null : newestSignedAt(believed, now)
  const awaited: AwaitedWitnesses = now === undefined ? new Map() : await awaitedAfter(db, signedAt)
  const read: LaneCheck[] = []
  for (const lane of [...named].sort((one, other) => one - other)) {
    read.push(await readLane(db, lane, believed, awaited))
  }
  const entries = read.reduce((sum, lane) => sum + lane.entries, 0)
  const gone = now === undefined ? [] : await findLostEntries(db, read, heads, awaited)
  const rows = [...read.flatMap(({ flaw }) => flaw ?? []), ...gone].sort((one, other) => rowOf(one) - rowOf(other))
  const flaws = [...rows, ...doubts, ...(now === undefined ? [] : findUnsigned(read, signedAt, now))]
  const last = lastSigned(believed, read, now)
  if (flaws.length === 0)
    return { ok: true, entries, head: hashOverHeads(read.map(({ head }) => head.hash)), signed: last }
  const [first] = rows
  return { ok: false, entries, firstBad: first ? rowOf(first) : null, flaws, signed: last }
}
