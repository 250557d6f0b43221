import { isReviewCase } from '@mimamori/policy/cases/case-model'
import { caseById, type StoredCase, type StoredReviewCase } from '@mimamori/storage/cases/case-reads'
import type { Storage } from '@mimamori/storage/storage'
import { notFoundError, requireFound } from '../rpc/refusal-errors.ts'

/** The case with this id. Throws NotFound for an unknown one. */
export async function requireCase(db: Storage['db'], caseId: string): Promise<StoredCase> {
  return requireFound(await caseById(db, caseId))
}

/** The same of a case in which a text or member is reviewed. Throws NotFound for one of another kind. */
export async function requireReviewCase(db: Storage['db'], caseId: string): Promise<StoredReviewCase> {
  const storedCase = await requireCase(db, caseId)
  if (!isReviewCase(storedCase)) throw notFoundError()
  return storedCase
}
