import type { CaseState, Queue } from '@mimamori/policy/cases/case-model'
import { sql } from 'drizzle-orm'
import type { Tx } from '../engine/engine.ts'
import { hot } from '../engine/hot.ts'
import { queueCounts } from '../schema/sqlite.ts'

const bumpQueueCount = hot((db) =>
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
export type Counted = {
  readonly state: CaseState
  readonly queue: Queue
  readonly category: string | null
  readonly reporters: number
}

const WAITS: ReadonlySet<CaseState> = new Set(['open', 'escalated', 'snoozed'])

function figuresOf(it: Counted | null): { state: string; queue: Queue; category: string }[] {
  if (it === null || !WAITS.has(it.state)) return []
  const { state, queue } = it
  const category = it.category ?? ''
  const reported = state === 'open' && it.reporters > 0
  return [{ state, queue, category }, ...(reported ? [{ state: 'reported', queue, category }] : [])]
}

/** A case moved from one place to another: every figure it was in loses one, every figure it is in gains one. */
export async function recount(tx: Tx, before: Counted | null, after: Counted | null): Promise<void> {
  const gone = figuresOf(before)
  const come = figuresOf(after)
  const same = (a: (typeof gone)[number]) => (b: (typeof gone)[number]) =>
    a.state === b.state && a.queue === b.queue && a.category === b.category
  for (const figure of gone)
    if (!come.some(same(figure))) await bumpQueueCount(tx.db).execute({ ...figure, lane: tx.lane, by: -1 })
  for (const figure of come)
    if (!gone.some(same(figure))) await bumpQueueCount(tx.db).execute({ ...figure, lane: tx.lane, by: 1 })
}
