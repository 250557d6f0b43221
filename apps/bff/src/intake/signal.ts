import type { Flag } from '@mimamori/policy/catalogue/flags'
import type { Target } from '@mimamori/policy/intake/arrivals'
import { joins, place } from '@mimamori/policy/intake/arrive'
import { latestClosedCaseOf, type StoredCase, unfinishedCaseOf } from '@mimamori/storage/cases/reads'
import type { Tx } from '@mimamori/storage/desk'
import { newId } from '@mimamori/storage/ids'
import { reportsOfCase, type StoredContent, standingOf } from '@mimamori/storage/intake/reads'
import { record } from '@mimamori/storage/record'

/** Something arrived that somebody has to look at. */
export type Signal = {
  readonly content: Pick<StoredContent, 'target' | 'authorId' | 'version' | 'facts'>
  readonly flags: readonly Flag[]
  /** when it arrived at the marketplace; a case's age counts from here */
  readonly since: string
  /** can the case have reports? a new case of a new text has none to be read */
  readonly reported: boolean
}

async function placing(tx: Tx, signal: Signal, caseId: string, openedAt: string) {
  const { content, flags } = signal
  const reports = signal.reported ? await reportsOfCase(tx.db, caseId) : []
  const standing = await standingOf(tx.db, content.authorId)
  const engagements = content.facts.type === 'job' ? content.facts.engagements : null
  const reporters = new Set(reports.map((report) => report.reporterId)).size
  const reasons = reports.map((report) => report.reason)
  return place(openedAt, { flags, reasons, reporters, engagements, standing })
}

/** The unfinished case of a target, or a fresh id for the one to be opened. Decided before reports are filed under it. */
export async function caseFor(
  tx: Tx,
  at: string,
  target: Target,
): Promise<{ id: string; unfinished: StoredCase | null }> {
  const unfinished = await unfinishedCaseOf(tx.db, target)
  return { id: unfinished?.id ?? newId(at), unfinished }
}

/**
 * Bring a signal to its case: join the unfinished one and place it anew, or open one that links to the one before.
 * What arrives while a decision is held joins and waits.
 */
export async function signalCase(
  tx: Tx,
  at: string,
  actorId: string,
  signal: Signal,
  { id, unfinished }: { id: string; unfinished: StoredCase | null },
): Promise<void> {
  const { target, authorId, version } = signal.content
  const how = joins(unfinished)
  if (unfinished && how !== 'opens') {
    const placed = await placing(tx, signal, id, unfinished.openedAt)
    const whileHeld = how === 'joins_held'
    await record(tx, at, actorId, {
      type: 'case.joined',
      case: unfinished,
      contentVersion: version,
      placing: placed,
      whileHeld,
    })
    return
  }
  const previous = version > 1 || target.type !== 'job' ? await latestClosedCaseOf(tx.db, target) : null
  await record(tx, at, actorId, {
    type: 'case.opened',
    id,
    target,
    authorId,
    openedAt: signal.since,
    contentVersion: version,
    placing: await placing(tx, signal, id, signal.since),
    previousCaseId: previous?.id ?? null,
  })
}
