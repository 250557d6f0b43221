import type { SignedHeadReason } from '@mimamori/policy/audit/audit-chain-status'
import { MAX_DRIFT_MS } from '@mimamori/policy/clock/trusted-time-model'
import { plusSeconds } from '@mimamori/policy/instant'
import { and, asc, desc, eq, gt, gte, inArray, lt, lte, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { audit, chainHeads } from '../schema/sqlite.ts'
import type { Storage } from '../storage.ts'
import { seqAfter, seqBefore } from './audit-seq-by-time.ts'
import type { LaneHead, SignedHead } from './signed-head.ts'

/** Conditions that all must hold. `before`: sequence number; `from` inclusive and `until` exclusive: instants. */
export type AuditFilter = {
  readonly before?: number | undefined
  readonly actorId?: string | undefined
  readonly action?: string | undefined
  /** one of these actions */
  readonly actions?: readonly string[] | undefined
  readonly subjectId?: string | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly limit: number
}

export type AuditRow = typeof audit.$inferSelect

/** Conditions on the sequence numbers and instants of entries. */
async function seqConditions(db: Db, { before, from, until }: AuditFilter): Promise<SQL[]> {
  const where: SQL[] = []
  if (before !== undefined) where.push(lt(audit.seq, before))
  if (from !== undefined) where.push(gt(audit.seq, await seqBefore(db, from)), gte(audit.at, from))
  if (until !== undefined) where.push(lte(audit.seq, await seqAfter(db, until)), lt(audit.at, until))
  return where
}

async function readAuditPage(
  db: Db,
  where: readonly SQL[],
  { actorId, action, actions, subjectId, limit }: AuditFilter,
) {
  const also: SQL[] = [...where]
  // the partial indexes of what people did hold this condition, and are used only for queries that state it
  const arrivals = action === 'case.opened' || (actorId === undefined && action === undefined)
  if (!arrivals) also.push(sql`${audit.action} <> 'case.opened'`)
  if (actorId !== undefined) also.push(eq(audit.actorId, actorId))
  if (action !== undefined) also.push(eq(audit.action, action))
  if (actions !== undefined) also.push(inArray(audit.action, [...actions]))
  if (subjectId !== undefined) also.push(eq(audit.subjectId, subjectId))
  return await db
    .select()
    .from(audit)
    .where(and(...also))
    .orderBy(desc(audit.seq))
    .limit(limit)
}

/** Entries that match, newest first, at most `limit`. */
export async function auditPage(db: Db, filter: AuditFilter): Promise<AuditRow[]> {
  const where = await seqConditions(db, filter)
  const { actions, actorId, subjectId, limit } = filter
  if (actions === undefined || actorId !== undefined || subjectId !== undefined)
    return await readAuditPage(db, where, filter)
  // one query an action uses the index of actions; one for all of them would scan the whole log
  const pages: AuditRow[] = []
  for (const action of actions) pages.push(...(await readAuditPage(db, where, { action, limit })))
  return pages.sort((one, other) => other.seq - one.seq).slice(0, limit)
}

export type StoredHead = typeof chainHeads.$inferSelect

const toSignedHead = ({ lanes, why, ...row }: StoredHead): SignedHead => ({
  ...row,
  why: why as SignedHeadReason,
  lanes: JSON.parse(lanes),
})

/** Signed heads, oldest first; `after`: those newer than the head with this id. */
export async function signedHeads(db: Db, after = ''): Promise<SignedHead[]> {
  const rows = await db.select().from(chainHeads).where(gt(chainHeads.id, after)).orderBy(asc(chainHeads.id))
  return rows.map(toSignedHead)
}

/** When the newest head was signed; heads dated more than a minute after `now` are ignored. */
export async function lastSignedAt(db: Db, now: string): Promise<string | null> {
  const known = lte(chainHeads.at, plusSeconds(now, MAX_DRIFT_MS / 1000))
  const [row] = await db
    .select({ at: chainHeads.at })
    .from(chainHeads)
    .where(known)
    .orderBy(desc(chainHeads.at))
    .limit(1)
  return row?.at ?? null
}

/** The newest entry of every lane that has one. */
export async function newestHeads({ db, lanes }: Pick<Storage, 'db' | 'lanes'>): Promise<LaneHead[]> {
  const heads: LaneHead[] = []
  for (const lane of await lanes()) {
    const newest = db.select({ lane: audit.lane, seq: audit.seq, hash: audit.hash }).from(audit)
    heads.push(...(await newest.where(eq(audit.lane, lane)).orderBy(desc(audit.seq)).limit(1)))
  }
  return heads
}
