import type { Report } from '@mimamori/policy/intake/intake-arrivals'
import { contentOf, type StoredContent, versionOf } from '@mimamori/storage/intake/intake-reads'
import { memberExists } from '@mimamori/storage/members/known-member-reads'
import { record } from '@mimamori/storage/record-change'
import { reportById } from '@mimamori/storage/reports/filed-report-reads'
import type { Tx } from '@mimamori/storage/storage'
import { attachToCase, findOrReserveCase } from './attach-to-case.ts'
import { ingestContent, type ReceivedContent, scanContent } from './ingest-content.ts'

/** A member has no text of his own on the desk; a case about him still needs something to be about. */
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
    flags: [],
  }
}

/** The text a report carries along, scanned; `null` when it carries none or needs none. */
export function scanSnapshot({ target, snapshot }: Report): ReceivedContent | null {
  if (!snapshot || (target.type !== 'proposal' && target.type !== 'message')) return null
  const { text: body, authorId, sentAt } = snapshot
  return scanContent(
    { target, authorId, title: '', body, facts: { type: 'snapshot', sentAt }, updatedAt: sentAt },
    { type: target.type, title: '', body, format: 'project', escrowed: false, reward: null },
  )
}

/**
 * Every report (違反申告) is kept and looked at. It joins the unfinished case of its target or opens one; a report on
 * something the desk has not heard of waits for it. The same id twice is the same report. The answer never says which.
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
  const fresh = known ? null : await contentOfUnknownTarget(tx, at, report, snapshot)
  if (!known && !fresh) {
    await record(tx, at, actorId, { type: 'report.filed', report, caseId: null, whileHeld: false })
    return { id: report.id }
  }
  if (fresh) {
    await record(tx, at, actorId, { type: 'report.filed', report, caseId: null, whileHeld: false })
    await ingestContent(tx, at, actorId, fresh)
    return { id: report.id }
  }
  if (known) await fileUnderCase(tx, at, actorId, report, known)
  return { id: report.id }
}

/** Another report came under an id that one has already: nothing of it was stored. */
export class ReportIdTakenError extends Error {
  override readonly name = 'ReportIdTakenError'
}

type StoredReport = NonNullable<Awaited<ReturnType<typeof reportById>>>

/** Words that are past their time were emptied; they differ from nothing. */
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

async function fileUnderCase(tx: Tx, at: string, actorId: string, report: Report, known: StoredContent) {
  const found = await findOrReserveCase(tx, at, report.target)
  await record(tx, at, actorId, {
    type: 'report.filed',
    report,
    caseId: found.id,
    whileHeld: found.unfinished?.state === 'held',
  })
  const version = await versionOf(tx.db, report.target, known.version)
  await attachToCase(
    tx,
    at,
    actorId,
    {
      content: known,
      flags: version?.flags ?? [],
      since: report.reportedAt < at ? report.reportedAt : at,
      known: true,
      wakes: true,
    },
    found,
  )
}
