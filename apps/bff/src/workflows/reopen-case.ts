import { caseById, type StoredCase } from '@mimamori/storage/cases/case-reads'
import { newId } from '@mimamori/storage/ids'
import { contentOf, type StoredContent, versionOf } from '@mimamori/storage/intake/intake-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { reportsOfCase } from '@mimamori/storage/reports/filed-report-reads'
import type { Tx } from '@mimamori/storage/storage'
import { computePlacement, validReports } from './case-priority.ts'

/**
 * Opens a new case for what arrived while a decision, now final, was held: a newer text or valid reports. Else it does
 * nothing.
 */
export async function openFollowUpCase(tx: Tx, at: string, storedCase: StoredCase): Promise<void> {
  const content = await contentOf(tx.db, storedCase.target)
  const version = await versionOf(tx.db, storedCase.target, content?.version ?? storedCase.contentVersion)
  if (!content || !version) return
  const reports = await reportsOfCase(tx.db, storedCase.id)
  const late = reports.filter((report) => report.whileHeld)
  // a report that was invalidated meanwhile stays in the decided case and is no reason for a new one
  const news = content.version > storedCase.contentVersion || validReports(late).length > 0
  if (!news) return
  const id = newId(at)
  const ids = late.map((report) => report.id)
  if (ids.length > 0) await record(tx, at, SYSTEM, { type: 'reports.gathered', ids, caseId: id })
  const placement = await computePlacement(tx, content, version, late, at)
  const { target, authorId } = storedCase
  const about = { target, authorId, contentVersion: content.version, previousCaseId: storedCase.id }
  await record(tx, at, SYSTEM, { type: 'case.opened', id, openedAt: at, placing: placement, ...about })
}

/** A change of the facts alone does not mark a held case. */
const hasOtherCategory = ({ jobCategory }: StoredCase, { facts }: Pick<StoredContent, 'facts'>): boolean =>
  facts.type === 'job' && (facts.category || null) !== jobCategory

/**
 * Adds what arrived while a decision, now undone, was held: the case, `held` before, is about the newest text, all reports, and the job
 * category that the marketplace told last.
 */
export async function absorbLateArrivals(tx: Tx, at: string, actorId: string, held: StoredCase): Promise<void> {
  const content = await contentOf(tx.db, held.target)
  if (!content || !(held.joinedWhileHeld || hasOtherCategory(held, content))) return
  const storedCase = await caseById(tx.db, held.id)
  const version = await versionOf(tx.db, content.target, content.version)
  if (!storedCase || !version) return
  const reports = await reportsOfCase(tx.db, held.id)
  const placement = await computePlacement(tx, content, version, reports, storedCase.openedAt, storedCase)
  const joined = { case: storedCase, contentVersion: content.version, placing: placement, wakes: false }
  await record(tx, at, actorId, { type: 'case.joined', ...joined })
}
