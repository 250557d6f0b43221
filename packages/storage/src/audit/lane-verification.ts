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

export type LaneCheck = {
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
function compareSignedPoint(laneCheck: LaneCheck, row: { seq: number; hash: string }): void {
  for (
    let point = laneCheck.points[laneCheck.compared];
    point && point.seq <= row.seq;
    point = laneCheck.points[laneCheck.compared]
  ) {
    const { seq, hash, signedAt } = point
    if (seq < row.seq || hash !== row.hash) {
      laneCheck.flaw = {
        what: seq < row.seq ? 'missing' : 'rewritten',
        lane: laneCheck.lane,
        seq,
        after: laneCheck.good,
        signedAt,
      }
      return
    }
    laneCheck.good = seq
    laneCheck.compared += 1
  }
}

/** Notes what an entry says of the log itself. */
function noteEntry(laneCheck: LaneCheck, { seq, at, action, subjectId }: typeof audit.$inferSelect): void {
  if (laneCheck.since === null || at < laneCheck.since) laneCheck.since = at
  if (action === HEAD_SIGNED_ACTION) laneCheck.named.push({ id: subjectId, lane: laneCheck.lane, seq, signedAt: at })
}

/** Reads and checks one page of a lane. Returns whether there is more to read. */
async function readPage(db: Db, laneCheck: LaneCheck, signedSeq: number, awaited: AwaitedWitnesses): Promise<boolean> {
  const rows = await db
    .select()
    .from(audit)
    .where(and(eq(audit.lane, laneCheck.lane), gt(audit.seq, laneCheck.head.seq)))
    .orderBy(audit.seq)
    .limit(PAGE_SIZE)
  for (const row of rows) {
    if (row.hash !== linkHash(laneCheck.head.hash, row)) {
      laneCheck.flaw = { what: 'altered', lane: laneCheck.lane, seq: row.seq, after: laneCheck.head.seq }
      return false
    }
    compareSignedPoint(laneCheck, row)
    if (laneCheck.flaw) return false
    laneCheck.head = { lane: laneCheck.lane, seq: row.seq, hash: row.hash }
    laneCheck.entries += 1
    if (row.seq <= signedSeq) laneCheck.signed += 1
    // the entry about a head comes after it, and is the last one of an idle desk; the head itself proves it
    else if (row.action !== HEAD_SIGNED_ACTION) laneCheck.open = extendSpan(laneCheck.open, row.at)
    noteEntry(laneCheck, row)
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
): Promise<LaneCheck> {
  const head = { lane, seq: 0, hash: genesisHash(lane) }
  const points = pointsOf(lane, heads)
  const initial = { entries: 0, signed: 0, open: null, flaw: null, compared: 0, good: 0, since: null }
  const laneCheck: LaneCheck = { lane, head, points, named: [], ...initial }
  const signedSeq = points.at(-1)?.seq ?? 0
  while (await readPage(db, laneCheck, signedSeq, awaited)) await yieldToEventLoop()
  const cut = points[laneCheck.compared]
  if (!laneCheck.flaw && cut) {
    laneCheck.flaw = { what: 'missing', lane, seq: cut.seq, after: laneCheck.head.seq, signedAt: cut.signedAt }
  }
  return laneCheck
}
