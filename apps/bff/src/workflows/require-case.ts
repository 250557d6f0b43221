import { caseById, type StoredCase } from '@mimamori/storage/cases/case-reads'
import type { Storage } from '@mimamori/storage/storage'
import { requireFound } from '../rpc/refusal-errors.ts'

/** The case with this id. Throws NotFound for an unknown one. */
export async function requireCase(db: Storage['db'], caseId: string): Promise<StoredCase> {
  return requireFound(await caseById(db, caseId))
}
