import { hash } from 'node:crypto'
import { canonicalJson } from '@mimamori/policy/closings/closing-snapshot'
import type { StandardSet } from '@mimamori/policy/standards/standard-definition'
import type { VersionEnd } from '@mimamori/policy/standards/standard-version-rules'
import { and, eq } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import { assertRowUpdated } from '../concurrent-update-error.ts'
import type { Tx } from '../engine/engine.ts'
import { stateEquals } from '../engine/state-equals.ts'
import { standardVersions } from '../schema/sqlite.ts'

export type StandardVersionChange =
  | {
      type: 'standards.proposed'
      id: string
      number: number
      standards: StandardSet
      beginsAt: string | null
      dryRunId: string
      reason: string
      proposerId: string
    }
  /** the version that waits is judged by another dry run */
  | { type: 'standards.tried_again'; id: string; number: number; dryRunId: string }
  | {
      type: 'standards.ended'
      id: string
      number: number
      how: VersionEnd
      beginsAt: string | null
      endedBy: string
      reason: string
      hash: string
      /** whose list an approval changes */
      dryRunId: string
    }

async function propose(
  tx: Tx,
  at: string,
  change: Extract<StandardVersionChange, { type: 'standards.proposed' }>,
): Promise<AuditEvent> {
  const { id, number, standards, beginsAt, dryRunId, reason, proposerId } = change
  const text = canonicalJson(standards)
  const sha256 = hash('sha256', text)
  const row = { id, number, state: 'proposed', hash: sha256, beginsAt, dryRunId, reason, proposerId, proposedAt: at }
  await tx.db.insert(standardVersions).values({ ...row, standards: text })
  return { action: 'standards.proposed', subject: { type: 'standards', id }, detail: { number, hash: sha256 } }
}

async function end(
  tx: Tx,
  at: string,
  {
    id,
    number,
    how,
    beginsAt,
    endedBy,
    reason,
    hash: sha256,
    dryRunId,
  }: Extract<StandardVersionChange, { type: 'standards.ended' }>,
): Promise<AuditEvent> {
  assertRowUpdated(
    await tx.db
      .update(standardVersions)
      .set({ state: how, endedBy, endedAt: at, endReason: reason, beginsAt })
      .where(and(eq(standardVersions.id, id), stateEquals(standardVersions.state, 'proposed')))
      .returning({ id: standardVersions.id }),
    'a version of the standards',
  )
  const detail = { number, hash: sha256, ...(how === 'approved' && { dryRun: dryRunId }) }
  return { action: `standards.${how}`, subject: { type: 'standards', id }, detail }
}

async function tryAgain(
  tx: Tx,
  { id, number, dryRunId }: Extract<StandardVersionChange, { type: 'standards.tried_again' }>,
): Promise<AuditEvent> {
  assertRowUpdated(
    await tx.db
      .update(standardVersions)
      .set({ dryRunId })
      .where(and(eq(standardVersions.id, id), stateEquals(standardVersions.state, 'proposed')))
      .returning({ id: standardVersions.id }),
    'a version of the standards',
  )
  return { action: 'standards.tried_again', subject: { type: 'standards', id }, detail: { number } }
}

/** A version of the standards is proposed, tried again, approved, sent back or taken back. */
export async function saveStandardVersion(tx: Tx, at: string, change: StandardVersionChange): Promise<AuditEvent> {
  switch (change.type) {
    case 'standards.proposed':
      return await propose(tx, at, change)
    case 'standards.tried_again':
      return await tryAgain(tx, change)
    case 'standards.ended':
      return await end(tx, at, change)
  }
}
