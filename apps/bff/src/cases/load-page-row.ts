import type { PageRow } from '@mimamori/contract/cases/case-batch-contract'
import { isReviewCase } from '@mimamori/policy/cases/case-model'
import { withStrongestPassages } from '@mimamori/policy/catalogue/flagged-passages'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { contentOf, versionOf } from '@mimamori/storage/intake/intake-reads'
import { memberBackgroundOf } from '@mimamori/storage/members/known-member-reads'
import { reportsOfCase } from '@mimamori/storage/reports/filed-report-reads'
import type { Storage } from '@mimamori/storage/storage'
import { validReports } from '../workflows/case-priority.ts'
import { loadLadder } from '../workflows/ladder-step.ts'
import { loadPersonReasonLines } from '../workflows/load-person-reasons.ts'
import { loadPassObjections } from '../workflows/pass-objections.ts'

/** A claimed case with what is needed to decide it in a list, and what the detector made of its text. */
export type LoadedRow = { readonly row: PageRow; readonly probability: number | null }

/** Reads a row of a page; `null`: the case or its text does not exist any more, or no text is reviewed in it. */
export async function loadPageRow(storage: Storage, caseId: string, now: string): Promise<LoadedRow | null> {
  const { db } = storage
  const storedCase = await caseById(db, caseId)
  if (!storedCase || !isReviewCase(storedCase)) return null
  const { score: _score, rank: _rank, rankLines: _lines, joinedWhileHeld: _late, ...visibleCase } = storedCase
  const { previousCaseId: _previous, ...caseFields } = visibleCase
  const { target, contentVersion, authorId, lease } = storedCase
  const [content, version, reports, { standing, next }, background, reasons] = await Promise.all([
    contentOf(db, target),
    versionOf(db, target, contentVersion),
    reportsOfCase(db, caseId),
    loadLadder(db, authorId, now),
    memberBackgroundOf(db, authorId),
    loadPersonReasonLines(storage, [storedCase]),
  ])
  if (!content || !version) return null
  const people = reasons.get(caseId)
  const row: PageRow = {
    ...caseFields,
    endsAt: lease?.endsAt ?? '',
    title: version.title,
    body: version.body,
    receivedAt: version.receivedAt,
    visible: content.visible,
    facts: content.facts,
    flags: withStrongestPassages(version.flags),
    ...(people && { people }),
    reports: validReports(reports).length,
    standing,
    background,
    next,
    objections: await loadPassObjections(storage, storedCase, now, next),
  }
  return { row, probability: version.probability }
}
