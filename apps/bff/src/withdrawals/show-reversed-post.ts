import { isReviewCase } from '@mimamori/policy/cases/case-model'
import type { CatalogueEntry } from '@mimamori/policy/catalogue/catalogue-entry'
import { unfinishedCaseOf } from '@mimamori/storage/cases/case-of-target-reads'
import { caseById, type StoredReviewCase } from '@mimamori/storage/cases/case-reads'
import { newId } from '@mimamori/storage/ids'
import { contentOf, versionOf } from '@mimamori/storage/intake/intake-reads'
import { knownMember } from '@mimamori/storage/members/member-overview-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { reportsOfCase } from '@mimamori/storage/reports/filed-report-reads'
import type { Tx } from '@mimamori/storage/storage'
import { type StoredWithdrawal, withdrawalById } from '@mimamori/storage/withdrawals/withdrawal-reads'
import { computePlacement } from '../workflows/case-priority.ts'
import { takeBackProposalHide } from '../workflows/proposal-hide.ts'

/**
 * Takes back the hide that was made with the proposal of a withdrawal whose reversal goes out now. The post comes back to its queue, so that
 * somebody decides on it without the withdrawal. Does nothing where that proposal hid nothing, or its hide stays.
 */
export async function showReversedPost(
  tx: Tx,
  at: string,
  { reverses }: StoredWithdrawal,
  entries: readonly CatalogueEntry[],
): Promise<void> {
  const withdrawal = reverses === null ? null : await withdrawalById(tx.db, reverses)
  const storedCase = withdrawal && (await caseById(tx.db, withdrawal.caseId))
  if (!withdrawal || !storedCase || !isReviewCase(storedCase)) return
  tx.lock('target', `${storedCase.target.type}/${storedCase.target.id}`)
  if (await takeBackProposalHide(tx, at, SYSTEM, withdrawal, { case: storedCase, entries }))
    await bringBack(tx, at, storedCase)
}

/** Opens a case of this post again, by its flags and reports, unless it has one, or its member was erased. */
async function bringBack(
  tx: Tx,
  at: string,
  { id: previousCaseId, target, authorId }: StoredReviewCase,
): Promise<void> {
  if (await unfinishedCaseOf(tx.db, target)) return
  const content = await contentOf(tx.db, target)
  const version = content && (await versionOf(tx.db, target, content.version))
  const member = await knownMember(tx.db, authorId)
  if (!content || !version || (member?.erasedAt ?? null) !== null) return
  const placing = await computePlacement(tx, content, version, await reportsOfCase(tx.db, previousCaseId), at)
  const about = { target, authorId, openedAt: at, contentVersion: content.version, previousCaseId }
  await record(tx, at, SYSTEM, { type: 'case.opened', id: newId(at), placing, ...about })
}
