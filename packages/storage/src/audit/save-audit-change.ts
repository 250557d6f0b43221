import { insertReady } from '../delivery/outbox-writes.ts'
import type { Tx } from '../engine/engine.ts'
import { chainHeads } from '../schema/sqlite.ts'
import type { AuditDetail } from './audit-chain.ts'
import type { AuditEvent } from './audit-event.ts'
import { advanceStream, type StreamChange } from './audit-stream-position.ts'
import type { SignedHead } from './signed-head.ts'

/** `sent`: it is also sent as an event, as an endpoint is set. */
type HeadChange = { type: 'audit.head_signed'; head: SignedHead; sent: boolean }

/** `through`: sequence number of the newest entry that may be in the export. */
type ExportChange = { type: 'audit.exported'; id: string; asked: AuditDetail; rows: number; through: number }

export type AuditChange = HeadChange | StreamChange | ExportChange

async function insertHead(tx: Tx, at: string, { head, sent }: HeadChange): Promise<AuditEvent> {
  const { id, why, lanes, ...row } = head
  await tx.db.insert(chainHeads).values({ id, why, lanes: JSON.stringify(lanes), ...row })
  if (sent) {
    const { at: signedAt, head: combinedHash, keyId, signature } = head
    const data = { headId: id, at: signedAt, lanes, head: combinedHash, keyId, signature }
    await insertReady(tx, { payload: { type: 'audit.head', timestamp: at, data }, at })
  }
  return {
    action: 'audit.head_signed',
    subject: { type: 'audit', id },
    detail: { head: head.head, why, key: head.keyId },
  }
}

/** Signed heads, exports, and the position of the audit stream. */
export async function saveAudit(tx: Tx, at: string, change: AuditChange): Promise<AuditEvent> {
  if (change.type === 'audit.head_signed') return await insertHead(tx, at, change)
  if (change.type === 'audit.exported') {
    const { id, asked, rows, through } = change
    return { action: 'audit.exported', subject: { type: 'export', id }, detail: { ...asked, rows, through } }
  }
  // no entry: it would have to be streamed in its turn
  await advanceStream(tx, change)
  return null
}
