import {
  type CountedDecision,
  type Figure,
  figuresOfConfirmation,
  figuresOfDecision,
  figuresOfMeasures,
} from '@mimamori/policy/breakdown/breakdown-count-rules'
import { sql } from 'drizzle-orm'
import type { Tx } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { breakdownCounts } from '../schema/sqlite.ts'

const p = sql.placeholder

/** Of a figure that is counted already: its count grows by what is inserted. */
export const ADD_TO_COUNT = {
  target: [
    breakdownCounts.month,
    breakdownCounts.targetType,
    breakdownCounts.dimension,
    breakdownCounts.key,
    breakdownCounts.lane,
  ],
  set: { n: sql`${breakdownCounts.n} + excluded.n` },
}

type Bump = ReturnType<typeof prepareBump>
const bumpsByRows = new Map<number, Bump>()

/** Changes several figures of a month and target type by one statement, as a decision is counted in about ten. */
const prepareBump = (rows: number) =>
  prepared((db) =>
    db
      .insert(breakdownCounts)
      .values(
        Array.from({ length: rows }, (_, n) => ({
          month: p('month'),
          targetType: p('targetType'),
          dimension: p(`d${n}`),
          key: p(`k${n}`),
          lane: p('lane'),
          n: p('by'),
        })),
      )
      .onConflictDoUpdate(ADD_TO_COUNT),
  )

/** The month and target type of a figure. */
export type CountedMonth = { readonly month: string; readonly targetType: string }

/** Adds 1 or -1 to each of these figures; no figure may be in the list twice. */
export async function addFigures(
  tx: Tx,
  { month, targetType }: CountedMonth,
  figures: readonly Figure[],
  by: 1 | -1,
): Promise<void> {
  if (figures.length === 0) return
  const values: Record<string, string | number> = { month, targetType, lane: tx.lane, by }
  figures.forEach(({ dimension, key }, n) => {
    values[`d${n}`] = dimension
    values[`k${n}`] = key
  })
  const bump = bumpsByRows.get(figures.length) ?? prepareBump(figures.length)
  bumpsByRows.set(figures.length, bump)
  await bump(tx.db).execute(values)
}

/** Counts a decision; `counted`: its month counts the target by it. */
export async function countDecision(tx: Tx, targetType: string, of: CountedDecision, counted: boolean): Promise<void> {
  const confirmation = counted ? figuresOfConfirmation(of) : []
  const figures = [...figuresOfDecision(of), ...figuresOfMeasures(of.measures), ...confirmation]
  await addFigures(tx, { month: of.month, targetType }, figures, 1)
}
