import {
  type InvalidReason,
  restoreReports as restoring,
  invalidateReports as rule,
} from '@mimamori/policy/reports/report-invalidation-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { unfinishedCaseOf } from '@mimamori/storage/cases/case-of-target-reads'
import { contentOf, versionOf } from '@mimamori/storage/intake/intake-reads'
import { memberExists } from '@mimamori/storage/members/known-member-reads'
import { record } from '@mimamori/storage/record-change'
import { reportById, reportsOfCase } from '@mimamori/storage/reports/filed-report-reads'
import { undecidedReportsBy } from '@mimamori/storage/reports/report-reads'
import type { Tx } from '@mimamori/storage/storage'
import type { OpenMemberCase } from '../rpc/other-features.ts'
import { notFoundError, refusalError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { computePlacement } from '../workflows/case-priority.ts'

type InvalidationResult = { readonly reports: number; readonly cases: number }
type UndecidedReports = Awaited<ReturnType<typeof undecidedReportsBy>>
type Target = Parameters<typeof unfinishedCaseOf>[1]

/** Every case these reports are about stands where it stands without them, or with them again. What is held waits for its end. */
async function recomputePlacements(tx: Tx, at: string, actorId: string, reports: UndecidedReports): Promise<number> {
  const targets = new Map<string, Target>()
  for (const { targetType: type, targetId: id } of reports) targets.set(`${type}/${id}`, { type, id } as Target)
  let cases = 0
  for (const target of targets.values()) {
    const it = await unfinishedCaseOf(tx.db, target)
    if (!it || it.state === 'held') continue
    const content = await contentOf(tx.db, target)
    const version = await versionOf(tx.db, target, it.contentVersion)
    if (!content || !version) continue
    const placing = await computePlacement(
      tx,
      content,
      version.flags,
      await reportsOfCase(tx.db, it.id),
      it.openedAt,
      it,
    )
    await record(tx, at, actorId, { type: 'case.placed_anew', case: it, placing })
    cases += 1
  }
  return cases
}

/** The reporter of this report, and those of their reports it is about. Whatever arrives on the same targets meanwhile waits. */
async function lockReportsOfReporter(tx: Tx, reportId: string, which: 'valid' | 'invalid'): Promise<UndecidedReports> {
  const report = await reportById(tx.db, reportId)
  if (!report) throw notFoundError()
  const found = await undecidedReportsBy(tx.db, report.reporterId, which)
  // in one order, so that two who do the same never wait for each other
  const names = [...new Set(found.map(({ targetType, targetId }) => `${targetType}/${targetId}`))].sort()
  for (const name of names) tx.lock('target', name)
  return names.length === 0 ? [] : await undecidedReportsBy(tx.db, report.reporterId, which)
}

/**
 * Whoever filed this report acts in bad faith: all their reports that are still to be looked at count no more (無効). They are
 * kept, and their cases stay: one that nothing else speaks for goes to patrol, where a person passes it.
 */
export async function invalidateReports(
  { storage, clock }: AppContext,
  actor: Staff,
  { reportId, reason }: { readonly reportId: string; readonly reason: InvalidReason },
): Promise<InvalidationResult> {
  return await storage.write(async (tx) => {
    const at = clock.now()
    const open = await lockReportsOfReporter(tx, reportId, 'valid')
    const verdict = rule(actor, open.length)
    if (!verdict.ok) throw refusalError(verdict.refusal)
    const ids = open.map(({ id }) => id)
    await record(tx, at, actor.id, { ...verdict.event, reportId, ids, by: actor.id, reason })
    return { reports: ids.length, cases: await recomputePlacements(tx, at, actor.id, open) }
  })
}

/** Reports that waited for a member who was told of meanwhile have nothing more to wait for. */
async function openWaitingMemberCases(
  tx: Tx,
  at: string,
  actorId: string,
  reports: UndecidedReports,
  openMemberCase: OpenMemberCase,
): Promise<void> {
  const waiting = reports.filter(({ caseId, targetType }) => caseId === null && targetType === 'member')
  for (const id of new Set(waiting.map(({ targetId }) => targetId))) {
    if (await memberExists(tx.db, id)) await openMemberCase(tx, at, actorId, id)
  }
}

/** Take that back: the reports of this reporter whose cases are not decided yet count again. */
export async function restoreReports(
  { storage, clock }: AppContext,
  actor: Staff,
  { reportId }: { readonly reportId: string },
  openMemberCase: OpenMemberCase,
): Promise<InvalidationResult> {
  return await storage.write(async (tx) => {
    const at = clock.now()
    const invalid = await lockReportsOfReporter(tx, reportId, 'invalid')
    const verdict = restoring(actor, invalid.length)
    if (!verdict.ok) throw refusalError(verdict.refusal)
    const ids = invalid.map(({ id }) => id)
    await record(tx, at, actor.id, { ...verdict.event, reportId, ids })
    const cases = await recomputePlacements(tx, at, actor.id, invalid)
    await openWaitingMemberCases(tx, at, actor.id, invalid, openMemberCase)
    return { reports: ids.length, cases }
  })
}
