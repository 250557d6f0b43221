import { NO_SUSPICION } from '@mimamori/policy/catalogue/detection-flag'
import type { Report } from '@mimamori/policy/intake/intake-arrivals'
import { contentOf } from '@mimamori/storage/intake/intake-reads'
import { memberExists } from '@mimamori/storage/members/known-member-reads'
import { record } from '@mimamori/storage/record-change'
import { reportById } from '@mimamori/storage/reports/filed-report-reads'
import type { Tx } from '@mimamori/storage/storage'
import { fileUnderCase } from '../workflows/file-report.ts'
import { ingestContent, type ReceivedContent, scanContent } from './ingest-content.ts'
import type { ArrivalScan } from './scan-arrival.ts'

/** A member as the content of a case: members have no text of their own here. */
export function memberAsContent(id: string, at: string): ReceivedContent {
  const target = { type: 'member', id } as const
  return {
    target,
    authorId: id,
    title: '',
    body: '',
    facts: { type: 'member' },
    updatedAt: at,
    textHash: '',
    suspicion: NO_SUSPICION,
    shadow: null,
    writer: null,
  }
}

/** The text sent with a report, scanned; `null`: none was sent, or none is needed. */
export function scanSnapshot({ target, snapshot }: Report, scan: ArrivalScan): ReceivedContent | null {
  if (!snapshot || (target.type !== 'proposal' && target.type !== 'message')) return null
  const { text: body, authorId, sentAt } = snapshot
  return scanContent(
    scan,
    { target, authorId, title: '', body, facts: { type: 'snapshot', sentAt }, updatedAt: sentAt },
    { type: target.type, title: '', body, format: 'project', escrowed: false, reward: null },
  )
}

/**
 * Stores a report (違反申告). It joins the unfinished case of its target or opens one; a report on an unknown target waits
 * for it. The same id with the same content is stored once. The answer does not tell which of these happened. Throws
 * ReportIdTakenError.
 */
export async function postReport(
  tx: Tx,
  at: string,
  actorId: string,
  report: Report,
  snapshot: ReceivedContent | null,
): Promise<{ id: string }> {
  tx.lock('target', `${report.target.type}/${report.target.id}`)
  const before = await reportById(tx.db, report.id)
  if (before && !isSameReport(before, report)) throw new ReportIdTakenError(report.id)
  if (before) return { id: report.id }
  const known = await contentOf(tx.db, report.target)
  const newContent = known ? null : await contentOfUnknownTarget(tx, at, report, snapshot)
  if (known) await fileUnderCase(tx, at, actorId, report, known)
  else await record(tx, at, actorId, { type: 'report.filed', report, caseId: null, whileHeld: false })
  if (newContent) await ingestContent(tx, at, actorId, newContent)
  return { id: report.id }
}

/** Another report has this id; nothing was stored. */
export class ReportIdTakenError extends Error {
  override readonly name = 'ReportIdTakenError'
}

type StoredReport = NonNullable<Awaited<ReturnType<typeof reportById>>>

/** Is this the report that is stored? A text emptied by retention equals any. */
function isSameReport(known: StoredReport, { target, reporterId, reason, text, reportedAt }: Report): boolean {
  const sameTarget = known.target.type === target.type && known.target.id === target.id
  const sameWords = known.text === '' || known.text === text
  return (
    sameTarget &&
    sameWords &&
    known.reporterId === reporterId &&
    known.reason === reason &&
    known.reportedAt === reportedAt
  )
}

async function contentOfUnknownTarget(
  tx: Tx,
  at: string,
  { target }: Report,
  snapshot: ReceivedContent | null,
): Promise<ReceivedContent | null> {
  if (target.type === 'member') return (await memberExists(tx.db, target.id)) ? memberAsContent(target.id, at) : null
  return snapshot
}
