import { sql } from 'drizzle-orm'
import { decisions } from '../schema/sqlite.ts'

/**
 * Condition: the decision decides its case. Left out are reversals outside a case of their own, and what was decided beside the proposal
 * of a withdrawal, while the case waits for that.
 */
export const decidesItsCase = sql`${decisions.reverses} is null and ${decisions.beside} = 0`
