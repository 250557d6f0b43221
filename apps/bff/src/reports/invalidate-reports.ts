import {
  type InvalidReason,
  invalidateReports as invalidateRule,
  restoreReports as restoreRule,
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
import { requireAllowed, requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { computePlacement } from '../workflows/case-priority.ts'

type InvalidationResult = { readonly reports: number; readonly cases: number }
type UndecidedReports = Awaited<ReturnType<typeof undecidedReportsBy>>
type Target = Parameters<typeof unfinishedCaseOf>[1]

/** Computes the place in the queue of every case these reports are about. Held cases are left. Returns how many. */
async function recomputePlacements(tx: Tx, at: string, actorId: string, reports: UndecidedReports): Promise<number> {
  const targets = new Map<string, Target>()
  for (const { targetType: type, targetId: id } of reports) targets.set(`${type}/${id}`, { type, id } as Target)
  let cases = 0
  for (const target of targets.values()) {
    const storedCase = await unfinishedCaseOf(tx.db, target)
    if (!storedCase || storedCase.state === 'held') continue
    const content = await contentOf(tx.db, target)
    const version = await versionOf(tx.db, target, storedCase.contentVersion)
    if (!content || !version) continue
    const placing = await computePlacement(
      tx,
      content,
      version,
      await reportsOfCase(tx.db, storedCase.id),
      storedCase.openedAt,
      storedCase,
    )
    await record(tx, at, actorId, { type: 'case.placed_anew', case: storedCase, placing })
    cases += 1
  }
  return cases
}

/**
 * The undecided reports of this report's author, with their targets locked against new arrivals. Throws NotFound for an
 * unknown report.
 */
async function lockReportsOfReporter(tx: Tx, reportId: string, which: 'valid' | 'invalid'): Promise<UndecidedReports> {
  const report = requireFound(await reportById(tx.db, reportId))
  const reports = await undecidedReportsBy(tx.db, report.reporterId, which)
  // in one order, so that two such calls do not wait for each other
  const names = [...new Set(reports.map(({ targetType, targetId }) => `${targetType}/${targetId}`))].sort()
  for (const name of names) tx.lock('target', name)
  return names.length === 0 ? [] : await undecidedReportsBy(tx.db, report.reporterId, which)
}

/**
 * Invalidates (無効) all undecided reports of this report's author, who acts in bad faith. Reports and cases are kept: a
 * case without any other signal is moved to patrol. Throws NotFound, and the refusal of the rule.
 */
export async function invalidateReports(
  { storage, clock }: AppContext,
  actor: Staff,
  { reportId, reason }: { readonly reportId: string; readonly reason: InvalidReason },
): Promise<InvalidationResult> {
  return await storage.write(async (tx) => {
    const at = clock.now()
    const open = await lockReportsOfReporter(tx, reportId, 'valid')
    const event = requireAllowed(invalidateRule(actor, open.length))
    const ids = open.map(({ id }) => id)
    await record(tx, at, actor.id, { ...event, reportId, ids, by: actor.id, reason })
    return { reports: ids.length, cases: await recomputePlacements(tx, at, actor.id, open) }
  })
}

/** Opens cases for reports on members whom the desk has learned of since. */
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

/**
 * Reverses an invalidation: the author's undecided reports count again. Throws NotFound, and the refusal of the rule.
 */
export async function restoreReports(
  { storage, clock }: AppContext,
  actor: Staff,
  { reportId }: { readonly reportId: string },
  openMemberCase: OpenMemberCase,
): Promise<InvalidationResult> {
  return await storage.write(async (tx) => {
    const at = clock.now()
    const invalid = await lockReportsOfReporter(tx, reportId, 'invalid')
    const event = requireAllowed(restoreRule(actor, invalid.length))
    const ids = invalid.map(({ id }) => id)
    await record(tx, at, actor.id, { ...event, reportId, ids })
    const cases = await recomputePlacements(tx, at, actor.id, invalid)
    await openWaitingMemberCases(tx, at, actor.id, invalid, openMemberCase)
    return { reports: ids.length, cases }
  })
}
