import type { DecisionState } from '@mimamori/policy/decisions/undo-rules'
import { and, asc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { decidesItsCase } from '../decisions/case-decision.ts'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { decisions, reports } from '../schema/sqlite.ts'

/** the decision of the case that was not undone */
const isOwnDecision = sql`${decisions.state} <> 'undone' and ${decidesItsCase}`

/** joins the decision on a report's case */
export const hasDecision = and(eq(decisions.caseId, reports.caseId), isOwnDecision)

/** sent by the member it names, and not written down by staff in their name */
export const isOwnReport = isNull(reports.enteredBy)

export const isValid = isNull(reports.invalidatedAt)

const cameWhileHeld = and(eq(reports.whileHeld, 1), sql`${decisions.state} in ('proposed', 'held')`)

export const isUndecided = or(isNull(reports.caseId), isNull(decisions.id), cameWhileHeld)

const isDecided = and(isValid, eq(reports.whileHeld, 0), eq(decisions.state, 'standing'))

/** decided: what was reported is no matter of the rules */
export const isOutOfScope = and(isDecided, eq(decisions.passReason, 'report_out_of_scope'))

export const isReviewed = and(isDecided, sql`coalesce(${decisions.passReason}, '') <> 'report_out_of_scope'`)

/** reviewed, with a decision that confirms a violation and is not reversed */
export const isConfirmed = and(isReviewed, sql`${decisions.categories} <> '[]'`, eq(decisions.reversed, 0))

/** By case id, what was reported: the reasons of valid reports, each once, and the first 200 characters of the first text. */
export async function reportReasonsIn(
  db: Db,
  caseIds: readonly string[],
): Promise<Map<string, { reasons: string[]; text: string }>> {
  const reportedByCase = new Map<string, { reasons: string[]; text: string }>()
  if (caseIds.length === 0) return reportedByCase
  const rows = await db
    .select({ caseId: reports.caseId, reason: reports.reason, text: sql<string>`substr(${reports.text}, 1, 200)` })
    .from(reports)
    .where(and(inArray(reports.caseId, [...caseIds]), isValid))
    .orderBy(asc(reports.receivedAt), asc(reports.id))
  for (const { caseId, reason, text } of rows) {
    const of = reportedByCase.get(caseId ?? '') ?? { reasons: [], text: '' }
    if (!of.reasons.includes(reason)) of.reasons.push(reason)
    reportedByCase.set(caseId ?? '', { ...of, text: of.text || text })
  }
  return reportedByCase
}

const stateOnCase = prepared((db) =>
  db
    .select({ state: decisions.state })
    .from(decisions)
    .where(and(eq(decisions.caseId, sql.placeholder('caseId')), isOwnDecision)),
)

/** The state of the decision on a case; `null`: there is none that was not undone. */
export async function decisionStateOf(db: Db, caseId: string): Promise<DecisionState | null> {
  const [row] = await stateOnCase(db).execute({ caseId })
  return (row?.state as DecisionState | undefined) ?? null
}

const REPORT_COLUMNS = {
  id: reports.id,
  targetType: reports.targetType,
  targetId: reports.targetId,
  caseId: reports.caseId,
}

/** Undecided reports that a member sent, either the valid ones or the invalidated ones, sorted by target. */
export async function undecidedReportsBy(
  db: Db,
  reporterId: string,
  which: 'valid' | 'invalid',
): Promise<{ id: string; targetType: string; targetId: string; caseId: string | null }[]> {
  return await db
    .select(REPORT_COLUMNS)
    .from(reports)
    .leftJoin(decisions, hasDecision)
    .where(
      and(
        eq(reports.reporterId, reporterId),
        isOwnReport,
        which === 'valid' ? isValid : isNotNull(reports.invalidatedAt),
        isUndecided,
      ),
    )
    .orderBy(asc(reports.targetType), asc(reports.targetId), asc(reports.id))
}
