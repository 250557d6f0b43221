import type { Queue } from '@mimamori/policy/cases/case'
import { sql } from 'drizzle-orm'
import type { Tx } from '../engine/engine.ts'
import { hot } from '../engine/hot.ts'
import { monthCounts, queueCounts } from '../schema/sqlite.ts'

const bumpQueueCount = hot((db) =>
  db
    .insert(queueCounts)
    .values({ queue: sql.placeholder('queue'), state: 'open', lane: sql.placeholder('lane'), n: sql.placeholder('by') })
    .onConflictDoUpdate({
      target: [queueCounts.queue, queueCounts.state, queueCounts.lane],
      set: { n: sql`${queueCounts.n} + excluded.n` },
    }),
)

const bumpMonthCount = hot((db) =>
  db
    .insert(monthCounts)
    .values({
      month: sql.placeholder('month'),
      targetType: sql.placeholder('targetType'),
      published: sql.placeholder('published'),
      lane: sql.placeholder('lane'),
      n: sql.placeholder('by'),
    })
    .onConflictDoUpdate({
      target: [monthCounts.month, monthCounts.targetType, monthCounts.published, monthCounts.lane],
      set: { n: sql`${monthCounts.n} + excluded.n` },
    }),
)

/** One more, or one fewer, open case in a queue. */
export async function countOpen(tx: Tx, queue: Queue, by: 1 | -1): Promise<void> {
  await bumpQueueCount(tx.db).execute({ queue, lane: tx.lane, by })
}

/** One more, or one fewer, target confirmed in a Japan-time month. */
export async function countMonth(
  tx: Tx,
  of: { month: string; targetType: string; published: string },
  by: 1 | -1,
): Promise<void> {
  await bumpMonthCount(tx.db).execute({ ...of, lane: tx.lane, by })
}
