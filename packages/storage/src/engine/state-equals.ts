import { type Column, type SQL, sql } from 'drizzle-orm'

/**
 * Is this column of a row that is found by its id still `value`? Written so that no index of rows in one state is taken
 * for it: PostgreSQL plans it while few rows are in that state, and then walks through all of them, for every single row.
 */
export const stateEquals = (column: Column, value: string | ReturnType<typeof sql.placeholder>): SQL =>
  sql`coalesce(${column}, '') = ${typeof value === 'string' ? sql.raw(`'${value}'`) : value}`
