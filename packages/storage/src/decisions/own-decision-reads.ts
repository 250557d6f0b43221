import type { Measure } from '@mimamori/policy/decisions/measure-rules'
import type { DecisionState } from '@mimamori/policy/decisions/undo-rules'
import { and, desc, eq, gte, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { firstIdAt } from '../ids.ts'
import { isDecidedText, textStart } from '../intake/text-joins.ts'
import { cases, contentVersions, decisions, outbox, withdrawals } from '../schema/sqlite.ts'
import { type StoredDecision, toDecision } from './decision-reads.ts'

/** Condition: made by this person alone; withdrawals are made by two people, and are nobody's own decisions. */
export const madeBy = (actorId: string): SQL | undefined =>
  and(
    eq(decisions.actorId, actorId),
    sql`not exists (select 1 from ${withdrawals} where ${withdrawals.decisionId} = ${decisions.id})`,
  )

/** A decision as its maker finds it again. */
export type OwnDecision = {
  readonly decision: StoredDecision
  readonly caseNumber: number
  readonly title: string
  readonly body: string
  /** states of its outgoing events */
  readonly sent: readonly string[]
}

/** A person's newest decisions that were made one by one, newest first: undone ones, or all others. */
export async function ownDecisions(
  db: Db,
  actorId: string,
  { undone, limit }: { readonly undone: boolean; readonly limit: number },
): Promise<OwnDecision[]> {
  const rows = await db
    .select({ decision: decisions, caseNumber: cases.number, title: contentVersions.title, body: textStart })
    .from(decisions)
    .innerJoin(cases, eq(cases.id, decisions.caseId))
    .innerJoin(contentVersions, isDecidedText)
    .where(
      and(
        madeBy(actorId),
        isNull(decisions.page),
        undone ? sql`${decisions.state} = 'undone'` : sql`${decisions.state} <> 'undone'`,
      ),
    )
    .orderBy(desc(decisions.id))
    .limit(limit)
  const ids = rows.map(({ decision }) => decision.id)
  const events = await db
    .select({ decisionId: outbox.decisionId, state: outbox.state })
    .from(outbox)
    .where(inArray(outbox.decisionId, ids))
  return rows.map(({ decision, ...row }) => ({
    ...row,
    decision: toDecision(decision),
    sent: events.filter(({ decisionId }) => decisionId === decision.id).map(({ state }) => state),
  }))
}

/** A decision in short, and the page it belongs to. */
export type PagedDecision = {
  readonly id: string
  readonly page: string | null
  readonly caseId: string
  readonly caseNumber: number
  readonly measures: readonly Measure[]
  readonly state: DecisionState
  readonly decidedAt: string
  readonly heldUntil: string
}

/** A person's own decisions since an instant, newest first. `pages`: only those that were made together with others. */
export async function ownDecisionsSince(
  db: Db,
  actorId: string,
  since: string,
  pages = false,
): Promise<PagedDecision[]> {
  const rows = await db
    .select({
      id: decisions.id,
      page: decisions.page,
      caseId: decisions.caseId,
      caseNumber: cases.number,
      measures: decisions.measures,
      state: decisions.state,
      decidedAt: decisions.decidedAt,
      heldUntil: decisions.heldUntil,
    })
    .from(decisions)
    .innerJoin(cases, eq(cases.id, decisions.caseId))
    .where(and(madeBy(actorId), gte(decisions.id, firstIdAt(since)), pages ? isNotNull(decisions.page) : undefined))
    .orderBy(desc(decisions.id))
  return rows.map(({ measures, state, ...row }) => ({
    ...row,
    measures: JSON.parse(measures),
    state: state as DecisionState,
  }))
}

/** The states of the events of decisions that were made together since an instant, by their page. */
export async function eventStatesOfPages(
  db: Db,
  actorId: string,
  since: string,
): Promise<{ readonly page: string | null; readonly state: string }[]> {
  return await db
    .selectDistinct({ page: decisions.page, state: outbox.state })
    .from(decisions)
    .innerJoin(outbox, eq(outbox.decisionId, decisions.id))
    .where(and(eq(decisions.actorId, actorId), gte(decisions.id, firstIdAt(since)), isNotNull(decisions.page)))
}
