import type { WithdrawnTime } from '@mimamori/policy/clock/trusted-time-rules'
import { and, eq, gt, inArray, type SQL } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Db, Tx } from '../engine/engine.ts'
import { appeals, cases, decisions, marks, outbox, withdrawals } from '../schema/sqlite.ts'
import { CLOCK_MARK_NAME, type ClockChange } from './clock-mark.ts'

export type { ClockChange } from './clock-mark.ts'

/** Rows that wait for an instant, all of them short: nothing of them waits for a time that has been taken back. */
const WAITING_COLUMNS: readonly {
  table: SQLiteTable
  id: SQLiteColumn
  until: SQLiteColumn
  name: string
  where?: SQL
}[] = [
  {
    table: decisions,
    id: decisions.id,
    until: decisions.heldUntil,
    name: 'heldUntil',
    where: eq(decisions.state, 'held'),
  },
  { table: appeals, id: appeals.id, until: appeals.heldUntil, name: 'heldUntil', where: eq(appeals.state, 'held') },
  { table: cases, id: cases.id, until: cases.leaseEndsAt, name: 'leaseEndsAt' },
  {
    table: outbox,
    id: outbox.id,
    until: outbox.dueAt,
    name: 'dueAt',
    where: inArray(outbox.state, ['ready', 'retrying', 'sending']),
  },
]

/** Nothing waits longer than this by itself: what does was written in the time that is taken back. */
const MAX_WAIT_MS = 24 * 60 * 60 * 1000

/** What was to happen so long after a time that has been taken back happens as long after the time in its place. */
async function bringDeadlinesBack(db: Db, { from, to }: WithdrawnTime): Promise<void> {
  const by = from - to
  if (by <= 0) return
  const since = new Date(to + Math.min(by, MAX_WAIT_MS)).toISOString()
  // those of two people are kept from every change by their own rules; a lead stops them
  const byTwo = new Set((await db.select({ id: withdrawals.decisionId }).from(withdrawals)).map(({ id }) => id))
  for (const { table, id, until, name, where } of WAITING_COLUMNS) {
    const rows = await db
      .select({ id, until })
      .from(table)
      .where(and(where, gt(until, since)))
    for (const row of rows as { id: string; until: string }[]) {
      if (byTwo.has(row.id)) continue
      await db
        .update(table)
        .set({ [name]: new Date(Date.parse(row.until) - by).toISOString() })
        .where(eq(id, row.id))
    }
  }
}

const subject = { type: 'desk', id: CLOCK_MARK_NAME }

/** What the desk's clock did; all but bookkeeping is in the log. */
export async function saveClock(tx: Tx, _at: string, change: ClockChange): Promise<AuditEvent> {
  const value = JSON.stringify(change.mark)
  const row = { name: CLOCK_MARK_NAME, value }
  await tx.db.insert(marks).values(row).onConflictDoUpdate({ target: marks.name, set: { value } })
  if (change.type === 'clock.noted') return null
  if (change.type === 'clock.jumped') {
    const { why, watched } = change
    return { action: 'clock.jumped', subject, detail: { why, watched } }
  }
  if (change.withdrawn) await bringDeadlinesBack(tx.db, change.withdrawn)
  return { action: change.type, subject, detail: change.type === 'clock.confirmed' ? { from: change.from } : {} }
}
