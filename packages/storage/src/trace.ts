import type { ActionCode } from '@mimamori/policy/audit/actions'
import type { AuditDetail } from './audit/chain.ts'

/** What the audit log keeps of a change; `null` for bookkeeping such as a heartbeat. */
export type Trace = {
  readonly action: ActionCode
  readonly subject: { readonly type: string; readonly id: string }
  readonly detail: AuditDetail
} | null
