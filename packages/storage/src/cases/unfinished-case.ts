import { isNull } from 'drizzle-orm'
import { cases } from '../schema/sqlite.ts'

/**
 * Condition: the case is not closed; closed cases alone have `closed_at`. The indexes of unfinished cases use it instead of the
 * state, so that claims and decisions, which change the state, do not write to them.
 */
export const isUnfinished = isNull(cases.closedAt)
