import { and, desc, eq, gt, lt, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { audit } from '../schema/sqlite.ts'
import { GENESIS, linkHash } from './chain.ts'

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

/** One page of the chain, recomputed: `firstBad` names the first row that does not follow from the one before. */
async function verifyPage(db: Db, from: { seq: number; hash: string }) {
  const rows = await db.select().from(audit).where(gt(audit.seq, from.seq)).orderBy(audit.seq).limit(VERIFY_PAGE)
  let head = from
  for (const row of rows) {
    const expected = linkHash(head.hash, row)
    if (row.seq !== head.seq + 1 || row.hash !== expected) return { head, firstBad: row.seq, done: true }
    head = { seq: row.seq, hash: row.hash }
  }
  return { head, firstBad: null, done: rows.length < VERIFY_PAGE }
}

export type ChainStatus = { ok: true; entries: number; head: string } | { ok: false; entries: number; firstBad: number }

/** Read the whole chain and recompute every hash, giving way to others between pages. */
export async function verifyChain(db: Db): Promise<ChainStatus> {
  let head = { seq: 0, hash: GENESIS }
  for (;;) {
    const page = await verifyPage(db, head)
    head = page.head
    if (page.firstBad !== null) return { ok: false, entries: head.seq, firstBad: page.firstBad }
    if (page.done) return { ok: true, entries: head.seq, head: head.hash }
    await new Promise((turn) => setImmediate(turn))
  }
}
