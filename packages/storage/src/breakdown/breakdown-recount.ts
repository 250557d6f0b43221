import type { Target, TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { eq, sql } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import { mendVerdicts, type WrongVerdict, wrongVerdicts } from '../detection/flag-verdict-recount.ts'
import { breakdownScanSql } from '../engine/breakdown-scan.ts'
import type { Db, Engine, Tx } from '../engine/engine.ts'
import { RECOUNT_DUE_MARK } from '../engine/migrations.ts'
import { countFirstConfirmed } from '../ledger/decision-counting.ts'
import { breakdownCounts, marks } from '../schema/sqlite.ts'
import { ADD_TO_COUNT } from './save-breakdown-counts.ts'

/** A figure whose stored counter (`counted`) differs from its rows (`scanned`). */
export type FigureDifference = {
  readonly month: string
  readonly targetType: string
  readonly dimension: string
  readonly key: string
  readonly counted: number
  readonly scanned: number
}

/** Figures that differ, sorted; one statement reads both sides, so that they are of the same instant. */
export async function figureDifferences(db: Db, engine: Engine['name']): Promise<FigureDifference[]> {
  const both = sql`(
    select month, target_type, dimension, key, 0 as counted, 1 as scanned from (${sql.raw(breakdownScanSql(engine))}) scan
    union all select month, target_type, dimension, key, n, 0 from ${breakdownCounts}
  ) both_sides`
  return await db
    .select({
      month: sql<string>`month`,
      targetType: sql<string>`target_type`,
      dimension: sql<string>`dimension`,
      key: sql<string>`key`,
      counted: sql`sum(counted)`.mapWith(Number),
      scanned: sql`sum(scanned)`.mapWith(Number),
    })
    .from(both)
    .groupBy(sql`month`, sql`target_type`, sql`dimension`, sql`key`)
    .having(sql`sum(counted) <> sum(scanned)`)
    .orderBy(sql`month`, sql`target_type`, sql`dimension`, sql`key`)
}

/** Targets that are counted by another decision than the first one that confirms a violation and is not reversed. */
export async function wronglyCountedTargets(db: Db): Promise<Target[]> {
  const confirming = sql`state in ('held', 'standing') and reverses is null and published is not null and reversed = 0`
  const placed = sql`(
    select target_type, target_id, counted, case when ${confirming} and 1 = row_number() over (
      partition by target_type, target_id, case when ${confirming} then 1 else 0 end order by id) then 1 else 0 end as counts
    from decisions
  ) placed`
  const rows = await db
    .selectDistinct({ type: sql<TargetType>`target_type`, id: sql<string>`target_id` })
    .from(placed)
    .where(sql`counted <> counts`)
    .orderBy(sql`target_type`, sql`target_id`)
  return rows
}

export type BreakdownChange = { type: 'breakdown.mended'; engine: Engine['name']; found: (all: RecountResult) => void }

/** The repairs: targets counted by the wrong decision, figures, and verdicts on flags. */
export type RecountResult = {
  readonly targets: readonly Target[]
  readonly figures: readonly FigureDifference[]
  readonly verdicts: readonly WrongVerdict[]
}

const MAX_NAMED_FIGURES = 20

/**
 * Repairs the breakdown's counters. Differences are added to them, so that nothing counted meanwhile is lost. `found` is
 * called with what differed.
 */
export async function saveBreakdown(tx: Tx, _at: string, { engine, found }: BreakdownChange): Promise<AuditEvent> {
  const targets = await wronglyCountedTargets(tx.db)
  for (const target of targets) await countFirstConfirmed(tx, target)
  const figures = await figureDifferences(tx.db, engine)
  for (const { counted, scanned, ...figure } of figures) {
    const n = scanned - counted
    await tx.db
      .insert(breakdownCounts)
      .values({ ...figure, lane: tx.lane, n })
      .onConflictDoUpdate(ADD_TO_COUNT)
  }
  const verdicts = await wrongVerdicts(tx.db, engine)
  if (verdicts.length > 0) await mendVerdicts(tx, engine)
  await tx.db.delete(marks).where(eq(marks.name, RECOUNT_DUE_MARK))
  found({ targets, figures, verdicts })
  if (targets.length + figures.length + verdicts.length === 0) return null
  const named = figures.map(({ month, targetType, dimension }) => `${month} ${targetType} ${dimension}`)
  return {
    action: 'breakdown.mended',
    subject: { type: 'desk', id: 'breakdown' },
    detail: {
      n: figures.length,
      targets: targets.length,
      ...(verdicts.length > 0 ? { verdicts: verdicts.length } : {}),
      figures: [...new Set(named)].slice(0, MAX_NAMED_FIGURES),
    },
  }
}

/** A differing figure as a line. */
export const describeDifference = ({ month, targetType, dimension, key, counted, scanned }: FigureDifference): string =>
  `${month} ${targetType} ${dimension} ${key}: counted ${counted}, found ${scanned}`
