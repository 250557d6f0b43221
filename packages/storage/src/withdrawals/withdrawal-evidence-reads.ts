import type { EvidenceRef } from '@mimamori/policy/withdrawals/withdrawal-model'
import { asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { staff, withdrawalEvidence, withdrawalOpenings } from '../schema/sqlite.ts'
import { type EvidencePin, hashPin, loadPin, newestVersion } from './withdrawal-pin-reads.ts'

const p = sql.placeholder

export type StoredEvidence = EvidencePin & {
  readonly n: number
  readonly openedBy: readonly { readonly id: string; readonly alias: string; readonly at: string }[]
}

const evidenceRows = prepared((db) =>
  db
    .select()
    .from(withdrawalEvidence)
    .where(eq(withdrawalEvidence.withdrawalId, p('withdrawalId')))
    .orderBy(asc(withdrawalEvidence.n)),
)

const openingsOf = prepared((db) =>
  db
    .select({ n: withdrawalOpenings.n, id: withdrawalOpenings.staffId, alias: staff.alias, at: withdrawalOpenings.at })
    .from(withdrawalOpenings)
    .leftJoin(staff, eq(staff.id, withdrawalOpenings.staffId))
    .where(eq(withdrawalOpenings.withdrawalId, p('withdrawalId')))
    .orderBy(asc(withdrawalOpenings.at)),
)

/** The pinned evidence of a withdrawal, in order, each piece with who opened it. */
export async function evidenceOf(db: Db, withdrawalId: string): Promise<StoredEvidence[]> {
  const [rows, openings] = await Promise.all([
    evidenceRows(db).execute({ withdrawalId }),
    openingsOf(db).execute({ withdrawalId }),
  ])
  return rows.map(({ n, ref, at, title, text, source, hash }) => ({
    n,
    ref: JSON.parse(ref) as EvidenceRef,
    at,
    title,
    text,
    origin: source === '' ? null : JSON.parse(source),
    hash,
    openedBy: openings
      .filter((each) => each.n === n)
      .map(({ id, alias, at: when }) => ({ id, alias: alias ?? '', at: when })),
  }))
}

/** Do both the pinned copy and its source still have the pinned hash? Where a report comes from never changes, and was not pinned by earlier programs. */
export async function isEvidenceUnchanged(db: Db, memberId: string, evidence: StoredEvidence): Promise<boolean> {
  if (hashPin(evidence) !== evidence.hash) return false
  const now = await loadPin(db, evidence.ref, memberId)
  return now !== null && hashPin({ ...now, origin: evidence.origin && now.origin }) === evidence.hash
}

/**
 * The newest version of a pinned text, as it would be pinned; `null`: the newest is pinned already, or the piece is no text.
 * All pinned versions of one text give the same answer.
 */
export async function newerVersionPin(
  db: Db,
  memberId: string,
  evidence: readonly StoredEvidence[],
  { ref }: StoredEvidence,
): Promise<EvidencePin | null> {
  if (ref.kind !== 'text') return null
  const pinned = evidence.filter((each) => isSameText(each.ref, ref)).map((each) => versionOfRef(each.ref))
  const version = await newestVersion(db, ref)
  return version > Math.max(...pinned) ? await loadPin(db, { ...ref, version }, memberId) : null
}

const versionOfRef = (ref: EvidenceRef): number => (ref.kind === 'text' ? ref.version : 0)

/** Do both refer to versions of the same text? */
export const isSameText = (one: EvidenceRef, other: EvidenceRef): boolean =>
  one.kind === 'text' && other.kind === 'text' && one.type === other.type && one.id === other.id
