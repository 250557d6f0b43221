import { TARGET_TYPES, type TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { breakdownCounts } from '../schema/sqlite.ts'

const p = sql.placeholder

const { month, targetType, dimension, key, n } = breakdownCounts

/** A figure of the breakdown, summed over lanes; for queries grouped by FIGURE_KEY. */
export const figureColumns = { month, targetType, dimension, key, n: sql`sum(${n})`.mapWith(Number).as('n') }

export const FIGURE_KEY = [month, targetType, dimension, key] as const

/** One target type; `undefined`: all. */
export type TypeFilter = TargetType | undefined

/**
 * A query prepared twice, for one target type and for all, so that neither reads rows it does not need. `build` gets the
 * condition on the target type.
 */
export function preparedByType<Query extends { prepare(): unknown }>(
  build: (db: Db, ofType: SQL) => Query,
): (db: Db, type: TypeFilter) => ReturnType<Query['prepare']> {
  const one = prepared((db) => build(db, eq(targetType, p('targetType'))))
  const all = prepared((db) => build(db, inArray(targetType, [...TARGET_TYPES])))
  return (db, type) => (type ? one : all)(db)
}
