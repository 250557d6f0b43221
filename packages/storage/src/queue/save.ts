import type { Queue } from '@mimamori/policy/cases/case'
import { sql } from 'drizzle-orm'
import type { Tx } from '../engine/engine.ts'
import { hot } from '../engine/hot.ts'
import { monthCounts, queueCounts } from '../schema/sqlite.ts'

const bumpQueueCount = hot((db) =>
  db
    .insert(queueCounts)
    .values({ queue: sql.placeholder('queue'), state: 'open', n: sql.placeholder('by') })
    .onConflictDoUpdate({
      target: [queueCounts.queue, queueCounts.state],
      set: { n: sql`${queueCounts.n} + excluded.n` },
    })
    .prepare(),
)

const bumpMonthCount = hot((db) =>
  db
    .insert(monthCounts)
    .values({
      month: sql.placeholder('month'),
      targetType: sql.placeholder('targetType'),
      published: sql.placeholder('published'),
      n: sql.placeholder('by'),
    })
    .onConflictDoUpdate({
      target: [monthCounts.month, monthCounts.targetType, monthCounts.published],
      set: { n: sql`${monthCounts.n} + excluded.n` },
    })
    .prepare(),
)

/** One more, or one fewer, open case in a queue. */
export async function countOpen(tx: Tx, queue: Queue, by: 1 | -1): Promise<void> {
  await bumpQueueCount(tx.db).execute({ queue, by })
}

/** One more, or one fewer, target confirmed in a Japan-time month. */
export async function countMonth(
  tx: Tx,
  of: { month: string; targetType: string; published: string },
  by: 1 | -1,
): Promise<void> {
  await bumpMonthCount(tx.db).execute({ ...of, by })
}
