import type { ChainFlaw } from '@mimamori/policy/audit/audit-chain-status'
import { and, eq, gt } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { audit } from '../schema/sqlite.ts'
import { genesisHash, linkHash } from './audit-chain.ts'
import { type AwaitedWitnesses, markFound } from './audit-witnesses.ts'
import type { LaneHead, SignedHead } from './signed-head.ts'
import { extendSpan, type NamedHead, type Span } from './signed-log-check.ts'

const PAGE_SIZE = 2000

const HEAD_SIGNED_ACTION = 'audit.head_signed'

/** An audit entry that was the newest of its lane when a head was signed. */
type SignedPoint = { readonly seq: number; readonly hash: string; readonly signedAt: string }

export type Lane = {
  readonly lane: number
  head: LaneHead
  entries: number
  /** entries up to the newest signed head */
  signed: number
  /** instants of the oldest and newest entry after the newest signed head */
  open: Span | null
  flaw: ChainFlaw | null
  readonly points: readonly SignedPoint[]
  /** how many of the points were compared so far */
  compared: number
  /** newest point that is as it was signed */
  good: number
  /** the earliest instant of any entry, not of the first alone, whose date is easily changed */
  since: string | null
  /** heads that entries name */
  readonly named: NamedHead[]
}

const yieldToEventLoop = () => new Promise((next) => setImmediate(next))

/** The signed entries of a lane, by sequence number; an entry signed twice is in it twice. */
function pointsOf(lane: number, heads: readonly SignedHead[]): SignedPoint[] {
  const points = heads.flatMap(({ at, lanes }) =>
    lanes.filter((point) => point.lane === lane).map(({ seq, hash }) => ({ seq, hash, signedAt: at })),
  )
  return points.sort((one, other) => one.seq - other.seq)
}

/** Compares the signed points up to this row with what is stored; sets `flaw` at the first that differs. */
function compareSignedPoint(it: Lane, row: { seq: number; hash: string }): void {
  for (let point = it.points[it.compared]; point && point.seq <= row.seq; point = it.points[it.compared]) {
    const { seq, hash, signedAt } = point
    if (seq < row.seq || hash !== row.hash) {
      it.flaw = { what: seq < row.seq ? 'missing' : 'rewritten', lane: it.lane, seq, after: it.good, signedAt }
      return
    }
    it.good = seq
    it.compared += 1
  }
}

/** Notes what an entry says of the log itself. */
function noteEntry(it: Lane, { seq, at, action, subjectId }: typeof audit.$inferSelect): void {
  if (it.since === null || at < it.since) it.since = at
  if (action === HEAD_SIGNED_ACTION) it.named.push({ id: subjectId, lane: it.lane, seq, signedAt: at })
}

/** Reads and checks one page of a lane. Answers whether there is more to read. */
async function readPage(db: Db, it: Lane, signedSeq: number, awaited: AwaitedWitnesses): Promise<boolean> {
  const rows = await db
    .select()
    .from(audit)
    .where(and(eq(audit.lane, it.lane), gt(audit.seq, it.head.seq)))
    .orderBy(audit.seq)
    .limit(PAGE_SIZE)
  for (const row of rows) {
    if (row.hash !== linkHash(it.head.hash, row)) {
      it.flaw = { what: 'altered', lane: it.lane, seq: row.seq, after: it.head.seq }
      return false
    }
    compareSignedPoint(it, row)
    if (it.flaw) return false
    it.head = { lane: it.lane, seq: row.seq, hash: row.hash }
    it.entries += 1
    if (row.seq <= signedSeq) it.signed += 1
    // the entry about a head comes after it, and is the last one as long as a desk stands still; the head itself proves it
    else if (row.action !== HEAD_SIGNED_ACTION) it.open = extendSpan(it.open, row.at)
    noteEntry(it, row)
    if (awaited.size > 0) markFound(awaited, row)
  }
  return rows.length === PAGE_SIZE
}

/** Reads the whole chain of a lane and recomputes every hash; yields to the event loop between pages. */
export async function readLane(
  db: Db,
  lane: number,
  heads: readonly SignedHead[],
  awaited: AwaitedWitnesses,
): Promise<Lane> {
  const head = { lane, seq: 0, hash: genesisHash(lane) }
  const points = pointsOf(lane, heads)
  const began = { entries: 0, signed: 0, open: null, flaw: null, compared: 0, good: 0, since: null }
  const it: Lane = { lane, head, points, named: [], ...began }
  const signedSeq = points.at(-1)?.seq ?? 0
  while (await readPage(db, it, signedSeq, awaited)) await yieldToEventLoop()
  const cut = points[it.compared]
  if (!it.flaw && cut) {
    it.flaw = { what: 'missing', lane, seq: cut.seq, after: it.head.seq, signedAt: cut.signedAt }
  }
  return it
}
