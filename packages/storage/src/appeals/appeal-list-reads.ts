import type { AppealState } from '@mimamori/policy/appeals/appeal-rules'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { Measure } from '@mimamori/policy/decisions/measure-rules'
import type { Target, TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { and, asc, count, desc, eq, inArray, isNull, lt, or } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { isDecidedText } from '../intake/text-joins.ts'
import { appeals, cases, contentVersions, decisions, staff } from '../schema/sqlite.ts'
import { type StoredAppeal, toAppeal } from './appeal-reads.ts'

/** How many appeals are in these states. */
export async function appealsInStates(db: Db, states: readonly AppealState[]): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(appeals)
    .where(inArray(appeals.state, [...states]))
  return row?.n ?? 0
}

/** How many open appeals are past their time at `now`; those without a time of their own, when they arrived before `receivedBefore`. */
export async function overdueAppeals(db: Db, now: string, receivedBefore: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(appeals)
    .where(
      and(
        eq(appeals.state, 'open'),
        or(lt(appeals.dueAt, now), and(isNull(appeals.dueAt), lt(appeals.receivedAt, receivedBefore))),
      ),
    )
  return row?.n ?? 0
}

/** An appeal with the decision it is against, as lists show it. */
export type ListedAppeal = {
  readonly appeal: StoredAppeal
  readonly against: {
    readonly caseId: string
    readonly caseNumber: number
    readonly target: Target
    readonly title: string
    readonly body: string
    readonly measures: readonly Measure[]
    readonly categories: readonly Category[]
    readonly decidedAt: string
    readonly by: string
    readonly clause: string | null
    readonly text: string
    readonly note: string
  }
}

const selectListedAppeals = (db: Db) =>
  db
    .select({ appeal: appeals, decision: decisions, number: cases.number, text: contentVersions, by: staff.alias })
    .from(appeals)
    .innerJoin(decisions, eq(decisions.id, appeals.decisionId))
    .innerJoin(cases, eq(cases.id, decisions.caseId))
    .leftJoin(contentVersions, isDecidedText)
    .leftJoin(staff, eq(staff.id, decisions.actorId))

type ListedAppealRow = Awaited<ReturnType<typeof selectListedAppeals>>[number]

function toListed({ appeal, decision, number, text, by }: ListedAppealRow): ListedAppeal {
  return {
    appeal: toAppeal(appeal),
    against: {
      caseId: decision.caseId,
      caseNumber: number,
      target: { type: decision.targetType as TargetType, id: decision.targetId },
      title: text?.title ?? '',
      body: text?.body ?? '',
      measures: JSON.parse(decision.measures),
      categories: JSON.parse(decision.categories),
      decidedAt: decision.decidedAt,
      by: by ?? '',
      clause: decision.clause,
      text: decision.text,
      note: decision.note,
    },
  }
}

/** Appeals in these states, at most `limit`. */
export async function appealsPage(
  db: Db,
  states: readonly AppealState[],
  order: 'oldest' | 'newest',
  limit: number,
): Promise<ListedAppeal[]> {
  const by = order === 'oldest' ? asc : desc
  const rows = await selectListedAppeals(db)
    .where(inArray(appeals.state, [...states]))
    .orderBy(by(appeals.receivedAt), by(appeals.id))
    .limit(limit)
  return rows.map(toListed)
}

/** One appeal as lists show it; `null`: there is none. */
export async function listedAppeal(db: Db, id: string): Promise<ListedAppeal | null> {
  const [row] = await selectListedAppeals(db).where(eq(appeals.id, id))
  return row ? toListed(row) : null
}
