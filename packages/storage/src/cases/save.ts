import type { Lease, Queue } from '@mimamori/policy/cases/case'
import type { Target } from '@mimamori/policy/intake/arrivals'
import type { Placing } from '@mimamori/policy/intake/arrive'
import { and, eq, gt, sql } from 'drizzle-orm'
import type { Tx } from '../engine/engine.ts'
import { hot } from '../engine/hot.ts'
import { mustChange } from '../overtaken.ts'
import { countOpen } from '../queue/save.ts'
import { cases } from '../schema/sqlite.ts'
import type { Trace } from '../trace.ts'
import type { StoredCase } from './reads.ts'

const p = sql.placeholder

export type CaseChange =
  | {
      type: 'case.opened'
      id: string
      target: Target
      authorId: string
      openedAt: string
      contentVersion: number
      placing: Placing
      previousCaseId: string | null
    }
  | { type: 'case.joined'; case: StoredCase; contentVersion: number; placing: Placing }
  /** something came while the decision is held: remembered, and the case stays what was decided on */
  | { type: 'case.joined_held'; case: StoredCase; contentVersion: number }
  | { type: 'case.claimed'; case: StoredCase; fence: number; lease: Lease }
  | { type: 'case.renewed'; case: StoredCase; lease: Lease }
  | { type: 'case.released'; case: StoredCase; why: 'released' | 'lease_ended' | 'signed_out' }

const placed = {
  queue: p('queue'),
  category: p('category'),
  severity: p('severity'),
  score: p('score'),
  reporters: p('reporters'),
  rank: p('rank'),
  rankLines: p('rankLines'),
  dueAt: p('dueAt'),
  contentVersion: p('contentVersion'),
}

const insert = hot((db) =>
  db.insert(cases).values({
    ...placed,
    id: p('id'),
    number: p('number'),
    kind: 'review',
    targetType: p('targetType'),
    targetId: p('targetId'),
    authorId: p('authorId'),
    state: 'open',
    openedAt: p('openedAt'),
    fence: 0,
    joinedWhileHeld: 0,
    previousCaseId: p('previousCaseId'),
  }),
)

const replace = hot((db) =>
  db
    .update(cases)
    .set({
      queue: sql`${p('queue')}`,
      category: sql`${p('category')}`,
      severity: sql`${p('severity')}`,
      score: sql`${p('score')}`,
      reporters: sql`${p('reporters')}`,
      rank: sql`${p('rank')}`,
      rankLines: sql`${p('rankLines')}`,
      dueAt: sql`${p('dueAt')}`,
      contentVersion: sql`${p('contentVersion')}`,
    })
    .where(and(eq(cases.id, p('id')), sql`${cases.state} <> 'closed'`))
    .returning({ id: cases.id }),
)

const joinHeld = hot((db) =>
  db
    .update(cases)
    .set({ joinedWhileHeld: 1 })
    .where(and(eq(cases.id, p('id')), sql`${cases.state} = 'held'`))
    .returning({ id: cases.id }),
)

const lease = hot((db) =>
  db
    .update(cases)
    .set({
      state: 'claimed',
      fence: sql`${p('fence')}`,
      holder: sql`${p('holder')}`,
      leaseKind: sql`${p('kind')}`,
      leaseEndsAt: sql`${p('endsAt')}`,
    })
    .where(and(eq(cases.id, p('id')), eq(cases.fence, p('seen')), sql`${cases.state} in ('open', 'claimed')`))
    .returning({ id: cases.id }),
)

const renew = hot((db) =>
  db
    .update(cases)
    .set({ leaseKind: sql`${p('kind')}`, leaseEndsAt: sql`${p('endsAt')}` })
    .where(
      and(
        eq(cases.id, p('id')),
        eq(cases.fence, p('fence')),
        eq(cases.holder, p('holder')),
        sql`${cases.state} = 'claimed'`,
        gt(cases.leaseEndsAt, p('now')),
      ),
    )
    .returning({ id: cases.id }),
)

const free = hot((db) =>
  db
    .update(cases)
    .set({ state: 'open', holder: null, leaseKind: null, leaseEndsAt: null })
    .where(and(eq(cases.id, p('id')), eq(cases.fence, p('fence')), sql`${cases.state} = 'claimed'`))
    .returning({ id: cases.id }),
)

function placingColumns(placing: Placing, contentVersion: number) {
  const { queue, category, severity, reporters, rank, dueAt } = placing
  const score = Math.round(placing.score * 100)
  return {
    queue,
    category,
    severity,
    score,
    reporters,
    rank,
    dueAt,
    rankLines: JSON.stringify(placing.lines),
    contentVersion,
  }
}

async function moveOpenCount(tx: Tx, from: Queue, to: Queue): Promise<void> {
  if (from === to) return
  await countOpen(tx, from, -1)
  await countOpen(tx, to, 1)
}

/** Everything that happens to a case short of a decision. */
export async function saveCase(tx: Tx, at: string, change: CaseChange): Promise<Trace> {
  switch (change.type) {
    case 'case.opened': {
      const { id, target, authorId, openedAt, placing, previousCaseId } = change
      const number = await tx.nextCaseNumber()
      const columns = placingColumns(placing, change.contentVersion)
      const about = { targetType: target.type, targetId: target.id, authorId, openedAt, previousCaseId }
      await insert(tx.db).execute({ ...columns, ...about, id, number })
      await countOpen(tx, placing.queue, 1)
      const { queue, category } = placing
      const named = `${target.type}/${target.id}`
      const detail = { number, queue, category, score: placing.score, target: named, version: change.contentVersion }
      return { action: 'case.opened', subject: { type: 'case', id }, detail }
    }
    case 'case.joined': {
      const { case: it, placing, contentVersion } = change
      const columns = placingColumns(placing, contentVersion)
      mustChange(await replace(tx.db).execute({ ...columns, id: it.id }), 'case.joined')
      if (it.state === 'open') await moveOpenCount(tx, it.queue, placing.queue)
      const detail = { version: contentVersion, category: placing.category, score: placing.score }
      return { action: 'case.joined', subject: { type: 'case', id: it.id }, detail }
    }
    case 'case.joined_held': {
      const { id } = change.case
      mustChange(await joinHeld(tx.db).execute({ id }), 'case.joined_held')
      const detail = { version: change.contentVersion, whileHeld: true }
      return { action: 'case.joined', subject: { type: 'case', id }, detail }
    }
    case 'case.claimed': {
      const { case: it, fence } = change
      const { holder, kind, endsAt } = change.lease
      mustChange(await lease(tx.db).execute({ id: it.id, seen: it.fence, fence, holder, kind, endsAt }), 'case.claimed')
      if (it.state === 'open') await countOpen(tx, it.queue, -1)
      return {
        action: `case.${kind === 'claim' ? 'claimed' : 'reserved'}`,
        subject: { type: 'case', id: it.id },
        detail: { fence },
      }
    }
    case 'case.renewed': {
      const { holder, kind, endsAt } = change.lease
      const { id, fence, lease: before } = change.case
      mustChange(await renew(tx.db).execute({ id, fence, holder, kind, endsAt, now: at }), 'case.renewed')
      // a heartbeat is not news; turning a reservation into a claim is
      if (before?.kind === kind) return null
      return { action: 'case.claimed', subject: { type: 'case', id }, detail: { fence } }
    }
    case 'case.released': {
      const { id, fence, queue } = change.case
      mustChange(await free(tx.db).execute({ id, fence }), 'case.released')
      await countOpen(tx, queue, 1)
      return { action: `case.${change.why}`, subject: { type: 'case', id }, detail: { fence } }
    }
  }
}
