import { and, desc, eq, gt, lt, type SQL, sql } from 'drizzle-orm'
import type { Desk } from '../desk.ts'
import type { Db } from '../engine/engine.ts'
import { audit } from '../schema/sqlite.ts'
import { genesis, linkHash, overHeads } from './chain.ts'

export type AuditFilter = {
  readonly before?: number | undefined
  readonly actorId?: string | undefined
  readonly action?: string | undefined
  readonly subjectId?: string | undefined
  readonly limit: number
}

/** Newest first. */
export async function auditPage(db: Db, filter: AuditFilter) {
  const where: SQL[] = []
  if (filter.before !== undefined) where.push(lt(audit.seq, filter.before))
  // said aloud so that the indexes of what people did can serve; nobody but the marketplace opens cases
  const arrivals = filter.action === 'case.opened' || (filter.actorId === undefined && filter.action === undefined)
  if (!arrivals) where.push(sql`${audit.action} <> 'case.opened'`)
  if (filter.actorId !== undefined) where.push(eq(audit.actorId, filter.actorId))
  if (filter.action !== undefined) where.push(eq(audit.action, filter.action))
  if (filter.subjectId !== undefined) where.push(eq(audit.subjectId, filter.subjectId))
  return await db
    .select()
    .from(audit)
    .where(and(...where))
    .orderBy(desc(audit.seq))
    .limit(filter.limit)
}

const VERIFY_PAGE = 2000

type Head = { readonly lane: number; readonly seq: number; readonly hash: string }

/** One page of a chain, recomputed: `firstBad` names the first row that does not follow from the one before. */
async function verifyPage(db: Db, from: Head) {
  const rows = await db
    .select()
    .from(audit)
    .where(and(eq(audit.lane, from.lane), gt(audit.seq, from.seq)))
    .orderBy(audit.seq)
    .limit(VERIFY_PAGE)
  let head = from
  for (const row of rows) {
    if (row.hash !== linkHash(head.hash, row)) return { head, entries: 0, firstBad: row.seq, done: true }
    head = { lane: row.lane, seq: row.seq, hash: row.hash }
  }
  return { head, entries: rows.length, firstBad: null, done: rows.length < VERIFY_PAGE }
}

export type ChainStatus = { ok: true; entries: number; head: string } | { ok: false; entries: number; firstBad: number }

/** Read a whole chain and recompute every hash, giving way to others between pages. */
async function verifyLane(db: Db, lane: number) {
  let head: Head = { lane, seq: 0, hash: genesis(lane) }
  let entries = 0
  for (;;) {
    const page = await verifyPage(db, head)
    head = page.head
    entries += page.entries
    if (page.done) return { head, entries, firstBad: page.firstBad }
    await new Promise((turn) => setImmediate(turn))
  }
}

/** Verify the chain of every lane. `head` is over the heads of them all, so that one hash says how the log stood. */
export async function verifyChain({ db, lanes }: Pick<Desk, 'db' | 'lanes'>): Promise<ChainStatus> {
  const heads: Head[] = []
  let entries = 0
  for (const lane of await lanes()) {
    const chain = await verifyLane(db, lane)
    entries += chain.entries
    if (chain.firstBad !== null) return { ok: false, entries, firstBad: chain.firstBad }
    heads.push(chain.head)
  }
  return { ok: true, entries, head: overHeads(heads.map(({ hash }) => hash)) }
}
