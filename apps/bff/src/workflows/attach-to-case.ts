import type { Suspicion } from '@mimamori/policy/catalogue/detection-flag'
import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import { routeSignal } from '@mimamori/policy/intake/queue-placement-rules'
import { latestClosedCaseOf, unfinishedCaseOf } from '@mimamori/storage/cases/case-of-target-reads'
import type { StoredCase } from '@mimamori/storage/cases/case-reads'
import { newId } from '@mimamori/storage/ids'
import type { StoredContent } from '@mimamori/storage/intake/intake-reads'
import { record } from '@mimamori/storage/record-change'
import { reportsOfCase, reportsWaitingFor } from '@mimamori/storage/reports/filed-report-reads'
import type { Tx } from '@mimamori/storage/storage'
import { computePlacement } from './case-priority.ts'

/** A signal for a case: a flagged text or a report that somebody has to review. */
export type CaseSignal = {
  readonly content: Pick<StoredContent, 'target' | 'authorId' | 'version' | 'facts' | 'language'>
  readonly suspicion: Pick<Suspicion, 'flags' | 'probability'>
  /** when it arrived at the marketplace, or here; the age of a case counts from it */
  readonly since: string
  /** can there be reports or an earlier case? not for content that is new to the desk */
  readonly known: boolean
  /** does it wake a snoozed case? a text or a report does; changed facts around the same text do not */
  readonly wakes: boolean
}

/** The unfinished case of a target, or an id for the one to be opened. Called before reports are filed under it. */
export async function findOrReserveCase(
  tx: Tx,
  at: string,
  target: Target,
): Promise<{ id: string; unfinished: StoredCase | null }> {
  const unfinished = await unfinishedCaseOf(tx.db, target)
  return { id: unfinished?.id ?? newId(at), unfinished }
}

/**
 * Attaches a signal to the unfinished case of its target and computes its place in the queue again, or opens a case
 * that links to the previous one. What arrives while a decision is held waits in the case.
 */
export async function attachToCase(
  tx: Tx,
  at: string,
  actorId: string,
  signal: CaseSignal,
  { id, unfinished }: { id: string; unfinished: StoredCase | null },
): Promise<void> {
  const { content, suspicion } = signal
  const { target, authorId, version } = content
  const how = routeSignal(unfinished)
  if (unfinished && how === 'joins_held') {
    // the decision stays about what it saw; what arrived is looked at when it is undone or final
    await record(tx, at, actorId, { type: 'case.joined_held', case: unfinished, contentVersion: version })
    return
  }
  const reports = signal.known ? await reportsOfCase(tx.db, id) : []
  const openedAt = unfinished?.openedAt ?? signal.since
  const placing = await computePlacement(tx, content, suspicion, reports, openedAt, unfinished ?? undefined)
  if (unfinished && how === 'joins') {
    await record(tx, at, actorId, {
      type: 'case.joined',
      case: unfinished,
      contentVersion: version,
      placing,
      wakes: signal.wakes,
    })
    return
  }
  const previous = signal.known ? await latestClosedCaseOf(tx.db, target) : null
  const about = { target, authorId, openedAt, contentVersion: version, previousCaseId: previous?.id ?? null }
  await record(tx, at, actorId, { type: 'case.opened', id, placing, ...about })
}

/** The same for a text that is new, or whose words changed: reports that waited for it join its case. */
export async function attachChangedText(
  tx: Tx,
  at: string,
  actorId: string,
  signal: CaseSignal,
  targetCase: Parameters<typeof attachToCase>[4],
): Promise<void> {
  // content that is new to the desk has no case, but reports may have waited for it
  const waitingReports = signal.known ? [] : await reportsWaitingFor(tx.db, signal.content.target)
  const ids = waitingReports.map(({ id }) => id)
  if (ids.length > 0) await record(tx, at, actorId, { type: 'reports.gathered', ids, caseId: targetCase.id })
  await attachToCase(tx, at, actorId, { ...signal, known: signal.known || ids.length > 0 }, targetCase)
}
