import { caseById, type StoredCase } from '@mimamori/storage/cases/reads'
import { decisionById, decisionsWithWindowOver, type StoredDecision } from '@mimamori/storage/decisions/reads'
import type { Tx } from '@mimamori/storage/desk'
import { newId } from '@mimamori/storage/ids'
import { contentOf, reportsOfCase, versionOf } from '@mimamori/storage/intake/reads'
import { record, SYSTEM } from '@mimamori/storage/record'
import type { Office } from '../office.ts'
import { placingOf, validOf } from '../placing.ts'

/** few at a time, so that people deciding never wait long behind it */
const AT_ONCE = 50

const visibleAfter = ({ measures }: StoredDecision): boolean | null => {
  if (measures.includes('hide')) return false
  return measures.includes('show') ? true : null
}

/** End the undo window of every decision it is over for. Answers how many now stand. */
export async function settle(office: Office): Promise<number> {
  const now = office.clock.now()
  const over = await decisionsWithWindowOver(office.desk.db, now, AT_ONCE)
  const each = await Promise.allSettled(over.map(({ id }) => office.desk.write((tx) => stand(tx, now, id))))
  for (const result of each) {
    if (result.status === 'rejected') office.log.error({ err: result.reason }, 'a decision could not be let stand')
  }
  return each.filter((result) => result.status === 'fulfilled').length
}

/** Let one decision stand: its case closes, its events may go out, and what waited in the case opens a new one. */
export async function stand(tx: Tx, at: string, decisionId: string): Promise<void> {
  const decision = await decisionById(tx.db, decisionId)
  if (decision?.state !== 'held' || decision.heldUntil > at) return
  const it = await caseById(tx.db, decision.caseId)
  await record(tx, at, SYSTEM, { type: 'decision.stands', decision, visible: visibleAfter(decision) })
  if (it?.joinedWhileHeld) await openFollowing(tx, at, it)
}

async function openFollowing(tx: Tx, at: string, it: StoredCase): Promise<void> {
  const content = await contentOf(tx.db, it.target)
  const version = await versionOf(tx.db, it.target, content?.version ?? it.contentVersion)
  if (!content || !version) return
  const reports = await reportsOfCase(tx.db, it.id)
  const late = reports.filter((report) => report.whileHeld)
  // what came may have been invalidated since: it stays in the case that is decided, and is no reason for another
  const news = content.version > it.contentVersion || validOf(late).length > 0
  if (!news) return
  const id = newId(at)
  const ids = late.map((report) => report.id)
  if (ids.length > 0) await record(tx, at, SYSTEM, { type: 'reports.gathered', ids, caseId: id })
  const placing = await placingOf(tx, content, version.flags, late, at)
  const { target, authorId } = it
  const about = { target, authorId, contentVersion: content.version, previousCaseId: it.id }
  await record(tx, at, SYSTEM, { type: 'case.opened', id, openedAt: at, placing, ...about })
}
