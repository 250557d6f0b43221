import { and, eq, gte, inArray } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import type { RetentionRun } from '../retention/retention-reads.ts'
import { answers } from '../schema/sqlite.ts'
import type { ToldAnswer } from './answer-detail.ts'

/** Whose snippets, saved steps or views were deleted as nobody used them is told, once a run of retention. */
export async function tellOfUnused(
  db: Db,
  { ownerIds, run }: { readonly ownerIds: readonly string[]; readonly run: RetentionRun },
): Promise<ToldAnswer[]> {
  if (ownerIds.length === 0) return []
  const { staffId: id, kind, at } = answers
  const rows = await db
    .selectDistinct({ id })
    .from(answers)
    .where(and(inArray(id, [...ownerIds]), eq(kind, 'own_text_unused'), gte(at, run.startedAt)))
  const told = new Set(rows.map((row) => row.id))
  return ownerIds
    .filter((each) => !told.has(each))
    .map((staffId) => ({ staffId, kind: 'own_text_unused', caseId: '', detail: {} }))
}
