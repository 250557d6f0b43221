import type { CopiedCase, MissedCorrection, Review } from '@mimamori/contract/cases/review-contract'
import type { Flag } from '@mimamori/policy/catalogue/detection-flag'
import { may } from '@mimamori/policy/staff/role-permissions'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { caseById, type StoredCase } from '@mimamori/storage/cases/case-reads'
import { decisionHistoryOf } from '@mimamori/storage/decisions/decision-history-reads'
import { decisionById } from '@mimamori/storage/decisions/decision-reads'
import { hidingCaseOf } from '@mimamori/storage/detection/hidden-text-reads'
import { versionOf } from '@mimamori/storage/intake/intake-reads'
import { missedCorrectionOf } from '@mimamori/storage/ledger/measure-response-reads'
import type { Storage } from '@mimamori/storage/storage'
import { loadResponseLines } from '../workflows/response-lines.ts'

/** decisions of the tab beside the case; each line is three reads, and the next case waits for them */
const MAX_HISTORY_LINES = 20

/** Earlier decisions about the author of a case, newest first. Which were quick is for those who read everybody's trail. */
export async function loadHistoryLines(
  { db }: Storage,
  actor: Staff,
  { id, authorId, target }: StoredCase,
): Promise<Review['history']> {
  const seesQuick = may(actor.role, 'audit.read_all')
  const rows = await decisionHistoryOf(db, authorId, id, MAX_HISTORY_LINES)
  const responsesOf = await loadResponseLines(
    db,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({
    decidedAt: row.decidedAt,
    caseId: row.caseId,
    caseNumber: row.caseNumber,
    sameTarget: row.targetType === target.type && row.targetId === target.id,
    title: row.title,
    state: row.state as Review['history'][number]['state'],
    measures: JSON.parse(row.measures),
    categories: JSON.parse(row.categories),
    by: row.by ?? '',
    note: row.note,
    ...(seesQuick && row.quick === 1 ? { quick: true as const } : {}),
    responses: responsesOf(row.id),
  }))
}

/** The correction that this case came back for, as it was asked for; `null`: it did not, or the decision is gone. */
export async function loadMissedCorrection({ db }: Storage, storedCase: StoredCase): Promise<MissedCorrection | null> {
  const response = storedCase.missedAt === null ? null : await missedCorrectionOf(db, storedCase.id)
  const decision = response ? await decisionById(db, response.decisionId) : null
  const before = decision ? await caseById(db, decision.caseId) : null
  if (!response?.dueAt || !decision || !before) return null
  const asked = await versionOf(db, storedCase.target, decision.contentVersion)
  return {
    askedAt: decision.decidedAt,
    dueAt: response.dueAt,
    respondedAt: response.respondedAt,
    version: decision.contentVersion,
    passages: decision.passages.map(({ field, start, end, suggestion }) => ({
      text: asked?.[field].slice(start, end) ?? '',
      suggestion,
    })),
    caseId: before.id,
    caseNumber: before.number,
  }
}

/** The case that hid what these flags say a text copies; `null`: none does now. */
export async function loadCopiedCase({ db }: Storage, flags: readonly Flag[]): Promise<CopiedCase | null> {
  const copies = flags.find((flag) => flag.copies)?.copies
  const found = copies ? await hidingCaseOf(db, copies) : null
  return copies && found ? { ...found, type: copies.type as CopiedCase['type'] } : null
}
