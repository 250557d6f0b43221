import { asc, desc, gt, lt, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { searchDocs } from '../schema/sqlite.ts'

const p = sql.placeholder

const signatures = prepared((db) =>
  db
    .select({ doc: searchDocs.doc, signature: searchDocs.signature })
    .from(searchDocs)
    .where(gt(searchDocs.doc, p('after')))
    .orderBy(asc(searchDocs.doc))
    .limit(p('limit')),
)

const signaturesBelow = prepared((db) =>
  db
    .select({ doc: searchDocs.doc, signature: searchDocs.signature })
    .from(searchDocs)
    .where(lt(searchDocs.doc, p('before')))
    .orderBy(desc(searchDocs.doc))
    .limit(p('limit')),
)

/** Signatures of documents after this number, in rising order. */
export const signaturesAfter = async (
  db: Db,
  after: number,
  limit: number,
): Promise<{ doc: number; signature: string | null }[]> => await signatures(db).execute({ after, limit })

/** Signatures of documents before this number, in falling order. */
export const signaturesBefore = async (
  db: Db,
  before: number,
  limit: number,
): Promise<{ doc: number; signature: string | null }[]> => await signaturesBelow(db).execute({ before, limit })
