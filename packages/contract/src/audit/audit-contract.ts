import { AUDIT_ACTION_GROUP_NAMES } from '@mimamori/policy/audit/audit-actions'
import type { ChainStatus } from '@mimamori/policy/audit/audit-chain-status'
import { EXPORT_FORMATS, EXPORT_REASONS } from '@mimamori/policy/audit/audit-export-rules'
import type { Role } from '@mimamori/policy/staff/role-permissions'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { Instant, text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { refusals } from '../refusal-contract.ts'

/** One link of the chain. `detail` holds ids and codes alone. */
export type AuditEntry = {
  lane: number
  seq: number
  at: string
  actor: { id: string; alias: string }
  action: string
  subject: { type: string; id: string; caseNumber: number | null }
  detail: Record<string, string | number | boolean | null | string[]>
  hash: string
}

export type AuditPage = { entries: AuditEntry[]; next: number | null; scope: 'own' | 'all' }

/** The public key that signed heads are checked with: 32 bytes in base64url, and its id. `null`: none was signed yet. */
export type PublicAuditKey = { keyId: string; publicKey: string } | null

/** A person that the audit log can be filtered by. */
export type AuditPerson = { id: string; alias: string; role: Role }

/** The filters of the audit log; entries match all of them. */
const AuditFilters = z.strictObject({
  action: text(64).optional(),
  /** one of the actions of this group */
  group: z.enum(AUDIT_ACTION_GROUP_NAMES).optional(),
  subject: text(64).optional(),
  /** of one person; callers who may only read their own entries get those in any case */
  actor: text(64).optional(),
  /** from this instant on */
  from: Instant.optional(),
  /** before this instant */
  until: Instant.optional(),
})
export type AuditFilters = z.infer<typeof AuditFilters>

export const audit = {
  list: oc
    .meta({ session: 'full' })
    .input(AuditFilters.extend({ before: z.int().optional(), limit: z.int().min(1).max(200).optional() }))
    .output(type<AuditPage>()),
  /** Everybody who has or had an account, by alias. */
  people: oc.meta({ permission: 'audit.read_all' }).output(type<AuditPerson[]>()),
  /** Reads the whole log, recomputes every hash and compares it with every signed head. */
  verify: oc.meta({ session: 'full' }).output(type<ChainStatus>()),
  publicKey: oc.meta({ permission: 'audit.read_all' }).output(type<PublicAuditKey>()),
  /** Signs the present head of the log. */
  sign: oc.meta({ permission: 'audit.read_all' }).output(type<{ at: string }>()),
  /**
   * Requests an export. Its entries are fixed and logged now; the caller downloads the file by its id within five
   * minutes.
   */
  export: oc
    .meta({ permission: 'audit.export', stepUp: 'export' })
    .input(AuditFilters.extend({ format: z.enum(EXPORT_FORMATS), reason: z.enum(EXPORT_REASONS) }))
    .errors(refusals)
    .output(type<{ id: string; rows: number }>()),
}
