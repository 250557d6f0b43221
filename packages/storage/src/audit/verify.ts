import type { ChainFlaw, ChainStatus, LastSigned } from '@mimamori/policy/audit/chain-status'
import { and, eq, gt } from 'drizzle-orm'
import type { Desk } from '../desk.ts'
import type { Db } from '../engine/engine.ts'
import { audit } from '../schema/sqlite.ts'
import { genesis, linkHash, overHeads } from './chain.ts'
import type { LaneHead, SignedHead, Trusted } from './head.ts'
import { checkSignatures } from './signatures.ts'

const PAGE = 2000

/** What was signed elsewhere than where it is checked, and whose signatures count. */
export type Signed = { readonly heads: readonly SignedHead[]; readonly trusted: Trusted }

const NOTHING_SIGNED: Signed = { heads: [], trusted: new Map() }

/** A row that was signed. */
type Point = { readonly seq: number; readonly hash: string; readonly signedAt: string }

type Lane = {
  readonly lane: number
  head: LaneHead
  entries: number
  /** entries the newest head answers for */
  signed: number
  flaw: ChainFlaw | null
  readonly points: readonly Point[]
  /** so many of them */
  compared: number
  /** newest row that is as it was signed */
  good: number
}

const turn = () => new Promise((next) => setImmediate(next))

/** The signed rows of a lane, in order. Of one row that was signed twice, once is enough where both say the same. */
function pointsOf(lane: number, heads: readonly SignedHead[]): Point[] {
  const points = heads.flatMap(({ at, lanes }) =>
    lanes.filter((point) => point.lane === lane).map(({ seq, hash }) => ({ seq, hash, signedAt: at })),
  )
  return points.sort((one, other) => one.seq - other.seq)
}

/** Compare what was signed up to this row with what is there. */
function compare(it: Lane, row: { seq: number; hash: string }): void {
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

/** One page of a lane. Out: whether there is more to read. */
async function readPage(db: Db, it: Lane, signedUntil: number): Promise<boolean> {
  const rows = await db
    .select()
    .from(audit)
    .where(and(eq(audit.lane, it.lane), gt(audit.seq, it.head.seq)))
    .orderBy(audit.seq)
    .limit(PAGE)
  for (const row of rows) {
    if (row.hash !== linkHash(it.head.hash, row)) {
      it.flaw = { what: 'altered', lane: it.lane, seq: row.seq, after: it.head.seq }
      return false
    }
    compare(it, row)
    if (it.flaw) return false
    it.head = { lane: it.lane, seq: row.seq, hash: row.hash }
    it.entries += 1
    if (row.seq <= signedUntil) it.signed += 1
  }
  return rows.length === PAGE
}

/** Read the whole chain of a lane and recompute every hash, giving way to others between pages. */
async function readLane(db: Db, lane: number, heads: readonly SignedHead[]): Promise<Lane> {
  const head = { lane, seq: 0, hash: genesis(lane) }
  const points = pointsOf(lane, heads)
  const it: Lane = { lane, head, entries: 0, signed: 0, flaw: null, points, compared: 0, good: 0 }
  const signedUntil = points.at(-1)?.seq ?? 0
  while (await readPage(db, it, signedUntil)) await turn()
  const cut = points[it.compared]
  if (!it.flaw && cut) {
    it.flaw = { what: 'missing', lane, seq: cut.seq, after: it.head.seq, signedAt: cut.signedAt }
  }
  return it
}

function lastSigned(heads: readonly SignedHead[], lanes: readonly Lane[]): LastSigned | null {
  const newest = heads.reduce<string | null>((at, head) => (at === null || head.at > at ? head.at : at), null)
  if (newest === null) return null
  return { at: newest, entries: lanes.reduce((sum, { signed }) => sum + signed, 0), heads: heads.length }
}

const rowOf = (flaw: ChainFlaw): number => ('seq' in flaw ? flaw.seq : Number.POSITIVE_INFINITY)

/**
 * Verify the chain of every lane, and every signed head against it. Heads nobody need believe are named and then left
 * aside. `head` is over the heads of all lanes, so that one hash says how the log stood.
 */
export async function verifyChain(
  { db, lanes }: Pick<Desk, 'db' | 'lanes'>,
  signed: Signed = NOTHING_SIGNED,
): Promise<ChainStatus> {
  const { believed, flaws: doubts } = await checkSignatures(signed.heads, signed.trusted)
  const named = new Set([...(await lanes()), ...believed.flatMap((head) => head.lanes.map(({ lane }) => lane))])
  const read: Lane[] = []
  for (const lane of [...named].sort((one, other) => one - other)) read.push(await readLane(db, lane, believed))
  const entries = read.reduce((sum, lane) => sum + lane.entries, 0)
  const rows = read.flatMap(({ flaw }) => (flaw ? [flaw] : [])).sort((one, other) => rowOf(one) - rowOf(other))
  const flaws = [...rows, ...doubts]
  const last = lastSigned(believed, read)
  if (flaws.length === 0) return { ok: true, entries, head: overHeads(read.map(({ head }) => head.hash)), signed: last }
  const [first] = rows
  return { ok: false, entries, firstBad: first ? rowOf(first) : null, flaws, signed: last }
}
