import type { CaseState, Queue } from '@mimamori/policy/cases/case-model'
import { sql } from 'drizzle-orm'
import type { Tx } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { queueCounts } from '../schema/sqlite.ts'

const bumpQueueCount = prepared((db) =>
  db
    .insert(queueCounts)
    .values({
      queue: sql.placeholder('queue'),
      state: sql.placeholder('state'),
      category: sql.placeholder('category'),
      lane: sql.placeholder('lane'),
      n: sql.placeholder('by'),
    })
    .onConflictDoUpdate({
      target: [queueCounts.queue, queueCounts.state, queueCounts.category, queueCounts.lane],
      set: { n: sql`${queueCounts.n} + excluded.n` },
    }),
)

/** What a case is counted by while it waits. */
export type CountedCase = {
  readonly state: CaseState
  readonly queue: Queue
  readonly category: string | null
  readonly reporters: number
}

const WAITING_STATES: ReadonlySet<CaseState> = new Set(['open', 'escalated', 'snoozed'])

function countKeysOf(it: CountedCase | null): { state: string; queue: Queue; category: string }[] {
  if (it === null || !WAITING_STATES.has(it.state)) return []
  const { state, queue } = it
  const category = it.category ?? ''
  const reported = state === 'open' && it.reporters > 0
  return [{ state, queue, category }, ...(reported ? [{ state: 'reported', queue, category }] : [])]
}

/** A case moved from one place to another: every figure it was in loses one, every figure it is in gains one. */
export async function updateQueueCounts(tx: Tx, before: CountedCase | null, after: CountedCase | null): Promise<void> {
  const gone = countKeysOf(before)
  const come = countKeysOf(after)
  const same = (a: (typeof gone)[number]) => (b: (typeof gone)[number]) =>
    a.state === b.state && a.queue === b.queue && a.category === b.category
  for (const figure of gone)
    if (!come.some(same(figure))) await bumpQueueCount(tx.db).execute({ ...figure, lane: tx.lane, by: -1 })
  for (const figure of come)
    if (!gone.some(same(figure))) await bumpQueueCount(tx.db).execute({ ...figure, lane: tx.lane, by: 1 })
}
