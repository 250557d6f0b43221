import { caseById, type StoredCase } from '@mimamori/storage/cases/case-reads'
import { newId } from '@mimamori/storage/ids'
import { contentOf, versionOf } from '@mimamori/storage/intake/intake-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { reportsOfCase } from '@mimamori/storage/reports/filed-report-reads'
import type { Tx } from '@mimamori/storage/storage'
import { computePlacement, validReports } from './case-priority.ts'

/** What came while a decision was held, which now stands: it opens a case of its own. */
export async function openFollowUpCase(tx: Tx, at: string, it: StoredCase): Promise<void> {
  const content = await contentOf(tx.db, it.target)
  const version = await versionOf(tx.db, it.target, content?.version ?? it.contentVersion)
  if (!content || !version) return
  const reports = await reportsOfCase(tx.db, it.id)
  const late = reports.filter((report) => report.whileHeld)
  // what came may have been invalidated since: it stays in the case that is decided, and is no reason for another
  const news = content.version > it.contentVersion || validReports(late).length > 0
  if (!news) return
  const id = newId(at)
  const ids = late.map((report) => report.id)
  if (ids.length > 0) await record(tx, at, SYSTEM, { type: 'reports.gathered', ids, caseId: id })
  const placement = await computePlacement(tx, content, version.flags, late, at)
  const { target, authorId } = it
  const about = { target, authorId, contentVersion: content.version, previousCaseId: it.id }
  await record(tx, at, SYSTEM, { type: 'case.opened', id, openedAt: at, placing: placement, ...about })
}

/** What came while a decision was held, which is undone: the newest text and every report are what the case is about now. */
export async function absorbLateArrivals(tx: Tx, at: string, actorId: string, caseId: string): Promise<void> {
  const it = await caseById(tx.db, caseId)
  const content = it ? await contentOf(tx.db, it.target) : null
  const version = content ? await versionOf(tx.db, content.target, content.version) : null
  if (!it || !content || !version) return
  const reports = await reportsOfCase(tx.db, caseId)
  const placement = await computePlacement(tx, content, version.flags, reports, it.openedAt, it)
  const joined = { case: it, contentVersion: content.version, placing: placement, wakes: false }
  await record(tx, at, actorId, { type: 'case.joined', ...joined })
}
