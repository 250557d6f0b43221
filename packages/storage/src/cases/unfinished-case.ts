import { isNull } from 'drizzle-orm'
import { cases } from '../schema/sqlite.ts'

/**
 * Not closed: every closed case has the instant it was closed at, and no other has one. The indexes of what is unfinished say
 * it this way, and not by the state, so that a claim or a decision, which change the state, leave them alone.
 */
export const isUnfinished = isNull(cases.closedAt)
