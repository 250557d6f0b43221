import { sql } from 'drizzle-orm'
import { decisions } from '../schema/sqlite.ts'

/**
 * Condition: the decision decides its case. Left out are reversals outside a case of their own, and what was decided beside the proposal
 * of a withdrawal, while the case waits for that.
 */
export const decidesItsCase = sql`${decisions.reverses} is null and ${decisions.beside} = 0`

/** Condition: the decision found no violation, or what it found was taken back. */
export const findsNoViolation = sql`(${decisions.published} is null or ${decisions.reversed} = 1)`

/** Condition: the decision stands. Its first part is that of the index of a case's decisions, which SQLite does not find for a state. */
export const isStanding = sql`${decisions.state} <> 'undone' and ${decisions.state} = 'standing'`
