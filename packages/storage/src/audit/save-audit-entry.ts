import { desc, eq, sql } from 'drizzle-orm'
import { columnPlaceholders } from '../engine/column-placeholders.ts'
import type { Tx } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { audit } from '../schema/sqlite.ts'
import { type AuditDetail, canonicalDetail, genesisHash, linkHash } from './audit-chain.ts'

const newestEntryOfLane = prepared((db) =>
  db
    .select({ seq: audit.seq, hash: audit.hash })
    .from(audit)
    .where(eq(audit.lane, sql.placeholder('lane')))
    .orderBy(desc(audit.seq))
    .limit(1),
)

const insertAuditEntry = prepared((db) => db.insert(audit).values(columnPlaceholders(audit)))

export type AuditEntry = {
  readonly at: string
  readonly actorId: string
  readonly action: string
  readonly subject: { readonly type: string; readonly id: string }
  readonly detail: AuditDetail
}

/** Appends an entry to the lane's chain. The head is cached in `tx` and read again after any rollback. */
export async function appendAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  if (tx.head === null) {
    const [row] = await newestEntryOfLane(tx.db).execute({ lane: tx.lane })
    tx.head = row ?? { seq: 0, hash: genesisHash(tx.lane) }
  }
  const link = {
    seq: await tx.nextSeq(tx.head.seq),
    at: entry.at,
    actorId: entry.actorId,
    action: entry.action,
    subjectType: entry.subject.type,
    subjectId: entry.subject.id,
    detail: canonicalDetail(entry.detail),
  }
  const hash = linkHash(tx.head.hash, link)
  await insertAuditEntry(tx.db).execute({ ...link, hash, lane: tx.lane })
  tx.head = { seq: link.seq, hash }
}
