import { once } from 'node:events'
import type { AuditEntry } from '@mimamori/contract/audit/audit-contract'
import { audit as en } from '@mimamori/copy/audit/en'
import { audit as ja } from '@mimamori/copy/audit/ja'
import { instants as instantsEn } from '@mimamori/copy/instants/en'
import { instants as instantsJa } from '@mimamori/copy/instants/ja'
import { EXPORT_FETCH_WINDOW_SECONDS } from '@mimamori/policy/audit/audit-export-rules'
import { plusSeconds } from '@mimamori/policy/instant'
import { may } from '@mimamori/policy/staff/role-permissions'
import { BYTE_ORDER_MARK, csvLine } from '@mimamori/policy/text/csv-format'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import type { Account } from '@mimamori/storage/staff/staff-reads'
import type { Request, RequestHandler, Response } from 'express'
import type { SignedIn } from '../rpc/rpc-middleware.ts'
import { countSessionCall, sendTooManyCalls } from '../rpc/session-call-limit.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { toAuditEntries, toAuditFilter } from './list-audit-entries.ts'
import { type AuditExportRequest, auditPages } from './request-audit-export.ts'

const TEXTS = { ja: { audit: ja, instants: instantsJa }, en: { audit: en, instants: instantsEn } }

/** A file format: its content type, what the file begins with, and the line of an entry. */
type Writer = { readonly type: string; readonly first: string; readonly line: (entry: AuditEntry) => string }

function csvWriter({ language }: Account): Writer {
  const { audit, instants } = TEXTS[language]
  const { headers } = audit.exporting
  const [actions, subjects]: Readonly<Record<string, string>>[] = [audit.actions, audit.subjects]
  const line = ({ seq, at, actor, action, subject, detail, hash }: AuditEntry) =>
    csvLine([
      String(seq),
      instants.absolute(at),
      at,
      actor.alias || actor.id,
      actor.id,
      actions?.[action] ?? action,
      action,
      subject.caseNumber === null ? (subjects?.[subject.type] ?? subject.type) : `#${subject.caseNumber}`,
      subject.type,
      subject.id,
      JSON.stringify(detail),
      hash,
    ])
  return { type: 'text/csv; charset=utf-8', first: BYTE_ORDER_MARK + csvLine(headers), line }
}

const JSONL_WRITER: Writer = {
  type: 'application/jsonl; charset=utf-8',
  first: '',
  line: (entry) => `${JSON.stringify(entry)}\n`,
}

type StoredExportRequest = AuditExportRequest & { readonly through: number }

/**
 * The export this person requested under this id, while its fetch window is open; `null`: none. The audit entry of the
 * request serves as the ticket.
 */
async function findExportRequest(
  { storage, clock }: AppContext,
  account: Account,
  id: unknown,
): Promise<StoredExportRequest | null> {
  if (typeof id !== 'string' || !may(account.role, 'audit.export')) return null
  const [entry] = await auditPage(storage.db, {
    action: 'audit.exported',
    actorId: account.id,
    subjectId: id,
    limit: 1,
  })
  if (!entry || plusSeconds(entry.at, EXPORT_FETCH_WINDOW_SECONDS) < clock.now()) return null
  const { to, ...request } = JSON.parse(entry.detail) as StoredExportRequest & { readonly to?: string }
  return { ...request, until: to }
}

/** Streams the file page by page, waiting while the client reads. */
async function sendEntries(
  app: AppContext,
  account: Account,
  request: StoredExportRequest,
  response: Response,
): Promise<void> {
  const { type, first, line } = request.format === 'csv' ? csvWriter(account) : JSONL_WRITER
  response.setHeader('content-type', type)
  response.setHeader('content-disposition', `attachment; filename="audit.${request.format}"`)
  response.write(first)
  for await (const rows of auditPages(app, { ...toAuditFilter(request), before: request.through + 1 })) {
    const entries = await toAuditEntries(app.storage.db, rows)
    if (response.destroyed) return
    if (!response.write(entries.map(line).join(''))) {
      await Promise.race([once(response, 'drain'), once(response, 'close')])
    }
  }
  response.end()
}

function refuse(response: Response, code: 'UNAUTHORIZED' | 'NOT_FOUND'): void {
  const status = code === 'NOT_FOUND' ? 404 : 401
  response.status(status).json({ json: { defined: false, code, status, message: code.toLowerCase() } })
}

/**
 * Answers `{ id }` with the file of an export that the same person requested under this id within its fetch window;
 * else 401 or 404, and 429 where the session makes too many calls.
 */
export function auditFileEndpoint(
  app: AppContext,
  identify: (request: Request) => Promise<SignedIn | null>,
): RequestHandler {
  return async (request, response) => {
    const signedIn = await identify(request)
    if (!signedIn) return refuse(response, 'UNAUTHORIZED')
    const waitSeconds = await countSessionCall(app, signedIn)
    if (waitSeconds !== null) return sendTooManyCalls(app, response, waitSeconds)
    const { id } = (request.body ?? {}) as { id?: unknown }
    const exportRequest = await findExportRequest(app, signedIn.account, id)
    if (!exportRequest) return refuse(response, 'NOT_FOUND')
    await sendEntries(app, signedIn.account, exportRequest, response)
  }
}
