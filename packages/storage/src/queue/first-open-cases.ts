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
  'skip locked',
)

/**
 * The first open cases of a queue, in its order. In a PostgreSQL transaction they are locked, and cases that another
 * transaction has locked are left out: when two instances claim at once, each takes other cases.
 */
export const firstOpenCases = async (db: Db, queue: Queue, limit: number): Promise<StoredCase[]> =>
  (await openCases(db, limit).execute({ queue })).map(toCase)
