import { NO_SUSPICION } from '@mimamori/policy/catalogue/detection-flag'
import type { Report } from '@mimamori/policy/intake/intake-arrivals'
import { newId } from '@mimamori/storage/ids'
import { contentOf, type StoredContent, versionOf } from '@mimamori/storage/intake/intake-reads'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import { attachChangedText, attachToCase, findOrReserveCase } from './attach-to-case.ts'

/** Files a report about a content that the desk has: it joins the unfinished case of its target, or opens one. Returns the case. */
export async function fileUnderCase(
  tx: Tx,
  at: string,
  actorId: string,
  report: Report,
  known: StoredContent,
): Promise<{ caseId: string }> {
  const targetCase = await findOrReserveCase(tx, at, report.target)
  await record(tx, at, actorId, {
    type: 'report.filed',
    report,
    caseId: targetCase.id,
    whileHeld: targetCase.unfinished?.state === 'held',
  })
  const version = await versionOf(tx.db, report.target, known.version)
  await attachToCase(
    tx,
    at,
    actorId,
    {
      content: known,
      suspicion: version ?? NO_SUSPICION,
      since: report.reportedAt < at ? report.reportedAt : at,
      known: true,
      wakes: true,
    },
    targetCase,
  )
  return { caseId: targetCase.id }
}

/** The same of a job or member that the desk knows; a member has no content before there is something about them. */
export async function fileReport(
  tx: Tx,
  at: string,
  actorId: string,
  report: Report & { readonly target: { readonly type: 'job' | 'member' } },
): Promise<{ caseId: string }> {
  const { target } = report
  tx.lock('target', `${target.type}/${target.id}`)
  const known = await contentOf(tx.db, target)
  if (known) return await fileUnderCase(tx, at, actorId, report, known)
  await record(tx, at, actorId, { type: 'report.filed', report, caseId: null, whileHeld: false })
  const content = { target, authorId: target.id, version: 1, facts: { type: 'member' } } as const
  const text = { title: '', body: '', ...NO_SUSPICION }
  await record(tx, at, actorId, { type: 'content.told', ...content, textHash: '', updatedAt: at, text })
  const targetCase = { id: newId(at), unfinished: null }
  // takes up every report that waited for the member, this one among them
  const signal = {
    content: { ...content, language: '' },
    suspicion: NO_SUSPICION,
    since: at,
    known: false,
    wakes: true,
  } as const
  await attachChangedText(tx, at, actorId, signal, targetCase)
  return { caseId: targetCase.id }
}
