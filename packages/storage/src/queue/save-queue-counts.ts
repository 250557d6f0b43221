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

/** The columns that the queue counters count a case by. */
export type CountedCase = {
  readonly state: CaseState
  readonly queue: Queue
  readonly category: string | null
  readonly reporters: number
}

const WAITING_STATES: ReadonlySet<CaseState> = new Set(['open', 'escalated', 'snoozed'])

function counterKeysOf(counted: CountedCase | null): { state: string; queue: Queue; category: string }[] {
  if (counted === null || !WAITING_STATES.has(counted.state)) return []
  const { state, queue } = counted
  const category = counted.category ?? ''
  const reported = state === 'open' && counted.reporters > 0
  return [{ state, queue, category }, ...(reported ? [{ state: 'reported', queue, category }] : [])]
}

/** Moves a case between counters: -1 for each it was counted in, +1 for each it is counted in now. `null`: not counted. */
export async function updateQueueCounts(tx: Tx, before: CountedCase | null, after: CountedCase | null): Promise<void> {
  const oldKeys = counterKeysOf(before)
  const newKeys = counterKeysOf(after)
  const same = (a: (typeof oldKeys)[number]) => (b: (typeof oldKeys)[number]) =>
    a.state === b.state && a.queue === b.queue && a.category === b.category
  for (const key of oldKeys)
    if (!newKeys.some(same(key))) await bumpQueueCount(tx.db).execute({ ...key, lane: tx.lane, by: -1 })
  for (const key of newKeys)
    if (!oldKeys.some(same(key))) await bumpQueueCount(tx.db).execute({ ...key, lane: tx.lane, by: 1 })
}
