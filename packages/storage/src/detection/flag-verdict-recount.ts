import { sql } from 'drizzle-orm'
import { excludedColumns } from '../engine/column-placeholders.ts'
import type { Db, Engine, Tx } from '../engine/engine.ts'
import { FLAG_VERDICT_COLUMNS, flagVerdictScanSql } from '../engine/flag-verdict-scan.ts'
import { flagVerdicts } from '../schema/sqlite.ts'

/** A verdict on a flag that is not what its decision says, is missing, or is there without a final decision. */
export type WrongVerdict = { readonly caseId: string; readonly rule: string }

const columns = sql.raw(FLAG_VERDICT_COLUMNS)
const scanned = (engine: Engine['name']) =>
  sql.raw(`select ${FLAG_VERDICT_COLUMNS} from (${flagVerdictScanSql(engine)}) scan`)
const stored = sql`select ${columns} from ${flagVerdicts}`

/** Verdicts that differ from what the final decisions say, sorted; one statement reads both sides. */
export async function wrongVerdicts(db: Db, engine: Engine['name']): Promise<WrongVerdict[]> {
  const missing = sql`select case_id, rule from (${scanned(engine)} except ${stored}) missing`
  const unfounded = sql`select case_id, rule from (${stored} except ${scanned(engine)}) unfounded`
  return await db
    .selectDistinct({ caseId: sql<string>`case_id`, rule: sql<string>`rule` })
    .from(sql`(${missing} union all ${unfounded}) wrong`)
    .orderBy(sql`case_id`, sql`rule`)
}

/** Makes all verdicts what the final decisions say. */
export async function mendVerdicts(tx: Tx, engine: Engine['name']): Promise<void> {
  await tx.db
    .insert(flagVerdicts)
    // without a condition SQLite takes `on conflict` for a join
    .select(sql`select ${columns} from (${scanned(engine)} except ${stored}) missing where true`)
    .onConflictDoUpdate({
      target: [flagVerdicts.caseId, flagVerdicts.rule],
      set: excludedColumns(flagVerdicts, 'caseId', 'rule'),
    })
  await tx.db
    .delete(flagVerdicts)
    .where(sql`(case_id, rule) not in (select case_id, rule from (${scanned(engine)}) founded)`)
}
