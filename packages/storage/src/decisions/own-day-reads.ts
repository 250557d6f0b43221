import type { AppealState } from '@mimamori/policy/appeals/appeal-rules'
import type { OwnDecisionFacts } from '@mimamori/policy/decisions/own-day-rules'
import type { DecisionState } from '@mimamori/policy/decisions/undo-rules'
import { and, desc, eq, gte, inArray, lt } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { firstIdAt } from '../ids.ts'
import { isDecidedText, textStart } from '../intake/text-joins.ts'
import { appeals, cases, contentVersions, decisions } from '../schema/sqlite.ts'
import { type StoredDecision, toDecision } from './decision-reads.ts'
import { madeBy } from './own-decision-reads.ts'

/** The decisions of a person since an instant, as their days count them. */
export async function ownDecisionFacts(db: Db, actorId: string, since: string): Promise<OwnDecisionFacts[]> {
  const { decidedAt, state, published, reversed, shownMs } = decisions
  const rows = await db
    .select({ decidedAt, state, published, reversed, shownMs })
    .from(decisions)
    .where(and(madeBy(actorId), gte(decisions.id, firstIdAt(since))))
  return rows.map((row) => ({
    decidedAt: row.decidedAt,
    state: row.state as DecisionState,
    confirms: row.published !== null,
    reversed: row.reversed === 1,
    shownMs: row.shownMs,
  }))
}

/** A decision of one's own with its case, and the states of appeals against it. */
export type OwnDecisionRow = {
  readonly decision: StoredDecision
  readonly caseNumber: number
  /** of its text, or how that begins */
  readonly title: string
  readonly shownMs: number | null
  readonly appeals: readonly AppealState[]
}

/** The decisions of a person since an instant, newest first. `after`: only those before this decision. */
export async function ownDecisionPage(
  db: Db,
  actorId: string,
  { since, after, limit }: { readonly since: string; readonly after: string | undefined; readonly limit: number },
): Promise<OwnDecisionRow[]> {
  const rows = await db
    .select({ decision: decisions, caseNumber: cases.number, title: contentVersions.title, body: textStart })
    .from(decisions)
    .innerJoin(cases, eq(cases.id, decisions.caseId))
    .leftJoin(contentVersions, isDecidedText)
    .where(
      and(
        madeBy(actorId),
        gte(decisions.id, firstIdAt(since)),
        after === undefined ? undefined : lt(decisions.id, after),
      ),
    )
    .orderBy(desc(decisions.id))
    .limit(limit)
  const ids = rows.map(({ decision }) => decision.id)
  const objections = await db
    .select({ decisionId: appeals.decisionId, state: appeals.state })
    .from(appeals)
    .where(inArray(appeals.decisionId, ids))
  return rows.map(({ decision, caseNumber, title, body }) => ({
    decision: toDecision(decision),
    caseNumber,
    title: title || body || '',
    shownMs: decision.shownMs,
    appeals: objections.filter((each) => each.decisionId === decision.id).map(({ state }) => state as AppealState),
  }))
}
