import type { AuditPage } from '@mimamori/contract/audit/audit'
import { may } from '@mimamori/policy/staff/roles'
import type { Staff } from '@mimamori/policy/staff/staff'
import { auditPage } from '@mimamori/storage/audit/reads'
import { caseNumbersOf } from '@mimamori/storage/cases/reads'
import { aliasesOf } from '@mimamori/storage/staff/reads'
import type { Office } from '../office.ts'

const PAGE = 100

export type AuditQuery = {
  readonly before?: number | undefined
  readonly limit?: number | undefined
  readonly action?: string | undefined
  readonly subject?: string | undefined
  readonly actor?: string | undefined
}

/** The trail, newest first. Who may not read everyone's sees his own. */
export async function auditList(office: Office, actor: Staff, query: AuditQuery): Promise<AuditPage> {
  const { db } = office.desk
  const all = may(actor.role, 'audit.read_all')
  const limit = query.limit ?? PAGE
  const { before, action, subject: subjectId } = query
  const rows = await auditPage(db, { before, action, subjectId, limit, actorId: all ? query.actor : actor.id })
  const aliases = await aliasesOf(db, [...new Set(rows.map((row) => row.actorId))])
  const numbers = await caseNumbersOf(
    db,
    rows.filter((row) => row.subjectType === 'case').map((row) => row.subjectId),
  )
  const entries = rows.map(({ seq, at, actorId, action: did, subjectType, subjectId: id, detail, hash }) => ({
    seq,
    at,
    actor: { id: actorId, alias: aliases.get(actorId) ?? '' },
    action: did,
    subject: { type: subjectType, id, caseNumber: numbers.get(id) ?? null },
    detail: JSON.parse(detail),
    hash,
  }))
  return { entries, next: rows.length === limit ? (rows.at(-1)?.seq ?? null) : null, scope: all ? 'all' : 'own' }
}
