import type { MonthFigure } from '@mimamori/policy/breakdown/period-figures'
import type { PeriodFlow } from '@mimamori/policy/breakdown-mail/report-mail-figures'
import { plusSeconds } from '@mimamori/policy/instant'
import { TARGET_TYPES, type TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { and, count, eq, gte, inArray, lt } from 'drizzle-orm'
import { FIGURE_KEY, figureColumns } from '../breakdown/breakdown-statements.ts'
import { decidesItsCase } from '../decisions/case-decision.ts'
import type { Db } from '../engine/engine.ts'
import { firstIdAt } from '../ids.ts'
import { breakdownCounts, cases, decisions } from '../schema/sqlite.ts'

const DAY_SECONDS = 86_400
const TYPES = [...TARGET_TYPES]

const byType = (rows: readonly { type: string; n: number }[]): PeriodFlow['received'] =>
  new Map(rows.map(({ type, n }) => [type as TargetType, n]))

/** The daily counters of these months: confirmed targets by day and category. */
export async function dailyFigures(db: Db, months: readonly string[]): Promise<MonthFigure[]> {
  const rows = await db
    .select(figureColumns)
    .from(breakdownCounts)
    .where(and(inArray(breakdownCounts.month, [...months]), eq(breakdownCounts.dimension, 'day')))
    .groupBy(...FIGURE_KEY)
  return rows as MonthFigure[]
}

/** The counters of what was received and decided in a month. */
export async function monthFlow(db: Db, month: string): Promise<PeriodFlow> {
  const countOf = async (dimensions: readonly string[]) =>
    byType(
      await db
        .select({ type: breakdownCounts.targetType, n: figureColumns.n })
        .from(breakdownCounts)
        .where(and(eq(breakdownCounts.month, month), inArray(breakdownCounts.dimension, [...dimensions])))
        .groupBy(breakdownCounts.targetType),
    )
  return { received: await countOf(['opened']), decided: await countOf(['flagged', 'patrol']) }
}

/** What was received and decided from one instant, included, to another, excluded, by the rules of the counters. `months`: those it lies in. */
export async function flowWithin(
  db: Db,
  { from, until }: { readonly from: string; readonly until: string },
  months: readonly string[],
): Promise<PeriodFlow> {
  const received = await db
    .select({ type: cases.targetType, n: count() })
    .from(cases)
    .where(
      and(
        // a case is stored when it is opened or later, by clocks that may differ: older rows need not be looked at
        gte(cases.id, firstIdAt(plusSeconds(from, -DAY_SECONDS))),
        gte(cases.openedAt, from),
        lt(cases.openedAt, until),
        inArray(cases.targetType, TYPES),
      ),
    )
    .groupBy(cases.targetType)
  const decided = await db
    .select({ type: decisions.targetType, n: count() })
    .from(decisions)
    .where(
      and(
        inArray(decisions.targetType, TYPES),
        inArray(decisions.month, [...months]),
        inArray(decisions.state, ['held', 'standing']),
        decidesItsCase,
        gte(decisions.decidedAt, from),
        lt(decisions.decidedAt, until),
      ),
    )
    .groupBy(decisions.targetType)
  return { received: byType(received), decided: byType(decided) }
}
