import type { Queue } from '@mimamori/policy/cases/case-model'
import { and, asc, eq, sql } from 'drizzle-orm'
import { type StoredCase, toCase } from '../cases/case-reads.ts'
import type { Db } from '../engine/engine.ts'
import { preparedWithLimit } from '../engine/prepared-queries.ts'
import { cases } from '../schema/sqlite.ts'

const openCases = preparedWithLimit(
  (db, limit) =>
    db
      .select()
      .from(cases)
      .where(and(sql`${cases.state} = 'open'`, eq(cases.queue, sql.placeholder('queue'))))
      .orderBy(asc(cases.rank), asc(cases.dueAt), asc(cases.id))
      .limit(limit),
  'free',
)

/** The first cases of a queue that nobody else is taking, in its order. */
export const firstOpenCases = async (db: Db, queue: Queue, limit: number): Promise<StoredCase[]> =>
  (await openCases(db, limit).execute({ queue })).map(toCase)
