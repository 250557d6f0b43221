import type { DecisionState } from '@mimamori/policy/decisions/undo-rules'
import { and, asc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { decisions, reports } from '../schema/sqlite.ts'

/** one that was not undone, and takes no other back outside a case */
const isOwnDecision = sql`${decisions.state} <> 'undone' and ${decisions.reverses} is null`

/** the decision on a report's case, if there is one */
export const hasDecision = and(eq(decisions.caseId, reports.caseId), isOwnDecision)

export const isValid = isNull(reports.invalidatedAt)

const cameWhileHeld = and(eq(reports.whileHeld, 1), sql`${decisions.state} in ('proposed', 'held')`)

export const isUndecided = or(isNull(reports.caseId), isNull(decisions.id), cameWhileHeld)

export const isReviewed = and(isValid, eq(reports.whileHeld, 0), eq(decisions.state, 'standing'))

/** what was reversed since is confirmed no more */
export const isConfirmed = and(isReviewed, sql`${decisions.categories} <> '[]'`, eq(decisions.reversed, 0))

/** What was reported in these cases: the reasons that count, each once, and the words of the first report that has some. */
export async function reportReasonsIn(
  db: Db,
  caseIds: readonly string[],
): Promise<Map<string, { reasons: string[]; text: string }>> {
  const said = new Map<string, { reasons: string[]; text: string }>()
  if (caseIds.length === 0) return said
  const rows = await db
    .select({ caseId: reports.caseId, reason: reports.reason, text: sql<string>`substr(${reports.text}, 1, 80)` })
    .from(reports)
    .where(and(inArray(reports.caseId, [...caseIds]), isValid))
    .orderBy(asc(reports.receivedAt), asc(reports.id))
  for (const { caseId, reason, text } of rows) {
    const of = said.get(caseId ?? '') ?? { reasons: [], text: '' }
    if (!of.reasons.includes(reason)) of.reasons.push(reason)
    said.set(caseId ?? '', { ...of, text: of.text || text })
  }
  return said
}

const stateOnCase = prepared((db) =>
  db
    .select({ state: decisions.state })
    .from(decisions)
    .where(and(eq(decisions.caseId, sql.placeholder('caseId')), isOwnDecision)),
)

/** State of the decision on a case that was not undone; `null`: there is none. */
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

/** Reports of a member that are still to be looked at, or that were invalidated before they were; by target. */
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
        which === 'valid' ? isValid : isNotNull(reports.invalidatedAt),
        isUndecided,
      ),
    )
    .orderBy(asc(reports.targetType), asc(reports.targetId), asc(reports.id))
}
