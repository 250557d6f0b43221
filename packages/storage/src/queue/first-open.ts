import type { Queue } from '@mimamori/policy/cases/case'
import { and, asc, eq, sql } from 'drizzle-orm'
import { type StoredCase, toCase } from '../cases/reads.ts'
import type { Db } from '../engine/engine.ts'
import { hot } from '../engine/hot.ts'
import { cases } from '../schema/sqlite.ts'

/** The limit is written out: PostgreSQL would plan anew each time for one it does not know, longer than it takes to look. */
const nextOpenOf = (limit: number) =>
  hot(
    (db) =>
      db
        .select()
        .from(cases)
        .where(and(sql`${cases.state} = 'open'`, eq(cases.queue, sql.placeholder('queue'))))
        .orderBy(asc(cases.rank), asc(cases.dueAt), asc(cases.id))
        .limit(sql.raw(String(limit)) as unknown as number),
    'free',
  )
const nextOpen = new Map<number, ReturnType<typeof nextOpenOf>>()

/** The first cases of a queue that nobody else is taking, in its order. */
export async function firstOpen(db: Db, queue: Queue, limit: number): Promise<StoredCase[]> {
  const query = nextOpen.get(limit) ?? nextOpenOf(limit)
  nextOpen.set(limit, query)
  return (await query(db).execute({ queue })).map(toCase)
}
