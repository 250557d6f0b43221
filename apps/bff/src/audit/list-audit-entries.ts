import type { AuditEntry, AuditFilters, AuditPage } from '@mimamori/contract/audit/audit-contract'
import { AUDIT_ACTION_GROUPS } from '@mimamori/policy/audit/audit-actions'
import { may } from '@mimamori/policy/staff/role-permissions'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { type AuditFilter, type AuditRow, auditPage } from '@mimamori/storage/audit/audit-reads'
import { caseNumbersOf } from '@mimamori/storage/cases/case-number-reads'
import { aliasesOf } from '@mimamori/storage/staff/staff-reads'
import type { Storage } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'

const PAGE_SIZE = 100

/** The filters of a page. `before`: only entries with a lower sequence number; `limit`: entries a page. */
export type AuditQuery = AuditFilters & { readonly before?: number | undefined; readonly limit?: number | undefined }

/** The filters of a request as storage takes them. An `action` wins over its `group`. */
export function toAuditFilter(filters: AuditFilters): Omit<AuditFilter, 'limit'> {
  const { action, group, subject, actor, from, until } = filters
  const actions = group === undefined || action !== undefined ? undefined : AUDIT_ACTION_GROUPS[group]
  return { action, actions, subjectId: subject, actorId: actor, from, until }
}

/** Stored rows as entries: with the actor's alias, the number of a case, and the detail parsed. */
export async function toAuditEntries(db: Storage['db'], rows: readonly AuditRow[]): Promise<AuditEntry[]> {
  const aliases = await aliasesOf(db, [...new Set(rows.map((row) => row.actorId))])
  const caseIds = rows.filter((row) => row.subjectType === 'case').map((row) => row.subjectId)
  const numbers = await caseNumbersOf(db, caseIds)
  return rows.map(({ seq, lane, at, actorId, action, subjectType, subjectId: id, detail, hash }) => ({
    seq,
    lane,
    at,
    actor: { id: actorId, alias: aliases.get(actorId) ?? '' },
    action,
    subject: { type: subjectType, id, caseNumber: numbers.get(id) ?? null },
    detail: JSON.parse(detail),
    hash,
  }))
}

/** The audit log, newest first. Without the permission `audit.read_all`, only the actor's own entries. */
export async function listAuditEntries(app: AppContext, actor: Staff, query: AuditQuery): Promise<AuditPage> {
  const { db } = app.storage
  const mayReadAll = may(actor.role, 'audit.read_all')
  const limit = query.limit ?? PAGE_SIZE
  const actorId = mayReadAll ? query.actor : actor.id
  const rows = await auditPage(db, { ...toAuditFilter(query), before: query.before, limit, actorId })
  const next = rows.length === limit ? (rows.at(-1)?.seq ?? null) : null
  return { entries: await toAuditEntries(db, rows), next, scope: mayReadAll ? 'all' : 'own' }
}
