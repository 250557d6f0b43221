import type { WithdrawnTime } from '@mimamori/policy/clock/trusted-time-model'
import { and, eq, gt, inArray, type SQL } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Db, Tx } from '../engine/engine.ts'
import { acts, appeals, cases, decisions, outbox, withdrawals } from '../schema/sqlite.ts'
import { saveMark } from '../settings/setting-writes.ts'
import { CLOCK_MARK_NAME, type ClockChange } from './clock-mark.ts'

export type { ClockChange } from './clock-mark.ts'

/** The savers of these changes. */
export const CLOCK_SAVERS = {
  'clock.noted': saveClock,
  'clock.jumped': saveClock,
  'clock.returned': saveClock,
  'clock.confirmed': saveClock,
}

/** Columns with the instant that a row waits for, none longer than a day. */
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
  { table: acts, id: acts.id, until: acts.undoUntil, name: 'undoUntil' },
  { table: cases, id: cases.id, until: cases.leaseEndsAt, name: 'leaseEndsAt' },
  {
    table: outbox,
    id: outbox.id,
    until: outbox.dueAt,
    name: 'dueAt',
    where: inArray(outbox.state, ['ready', 'retrying', 'sending']),
  },
]

/** No row waits longer than this: one that does was written in the time that is taken back. */
const MAX_WAIT_MS = 24 * 60 * 60 * 1000

/** Moves deadlines that were set in a time that is taken back: as far after the new time as they were after the old one. */
async function bringDeadlinesBack(db: Db, { from, to }: WithdrawnTime): Promise<void> {
  const by = from - to
  if (by <= 0) return
  const since = new Date(to + Math.min(by, MAX_WAIT_MS)).toISOString()
  // decisions of two people cannot be changed, by triggers of the database; a lead can stop them
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

/** Stores the state of the desk's clock; all but bookkeeping is in the audit log. */
async function saveClock(tx: Tx, _at: string, change: ClockChange): Promise<AuditEvent> {
  await saveMark(tx, CLOCK_MARK_NAME, JSON.stringify(change.mark))
  if (change.type === 'clock.noted') return null
  if (change.type === 'clock.jumped') {
    const { why, watched } = change
    return { action: 'clock.jumped', subject, detail: { why, watched } }
  }
  if (change.withdrawn) await bringDeadlinesBack(tx.db, change.withdrawn)
  return { action: change.type, subject, detail: change.type === 'clock.confirmed' ? { from: change.from } : {} }
}
