import type { AuditActionCode } from '@mimamori/policy/audit/audit-actions'
import type { Tx } from '../engine/engine.ts'
import type { AuditDetail } from './audit-chain.ts'

/** The audit event of a change; `null` for bookkeeping such as a heartbeat. */
export type AuditEvent = {
  readonly action: AuditActionCode
  readonly subject: { readonly type: string; readonly id: string }
  readonly detail: AuditDetail
} | null

/** Writes one kind of change at an instant, ISO 8601 UTC, and answers what the audit log stores of it. */
export type ChangeSaver = (tx: Tx, at: string, change: never) => Promise<AuditEvent>
