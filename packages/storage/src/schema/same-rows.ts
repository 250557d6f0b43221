import type * as postgres from './postgres.ts'
import type * as sqlite from './sqlite.ts'

type Rows<Tables> = { readonly [Name in keyof Tables]: Tables[Name] extends { $inferSelect: infer Row } ? Row : never }
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

/**
 * Proof at compile time that both engines hold the same rows: queries are written once, with SQLite's tables. A column
 * added to one schema alone does not compile.
 */
const sameRows: Same<Rows<typeof sqlite>, Rows<typeof postgres>> = true
void sameRows
