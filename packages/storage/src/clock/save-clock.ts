import type { WithdrawnTime } from '@mimamori/policy/clock/trusted-time-model'
import { and, asc, eq, gt, inArray, type SQL } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Db, Tx } from '../engine/engine.ts'
import {
  acts,
  answers,
  appeals,
  breakdownMailAddresses,
  breakdownMails,
  cases,
  contactReminders,
  decisions,
  enquiries,
  outbox,
  withdrawals,
} from '../schema/sqlite.ts'
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

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Columns with the instant that a row waits for, or since which it waits. `id` and `until` together name the row. `longest`: how far after now that
 * can be; a day, if left out.
 */
const WAITING_COLUMNS: readonly {
  table: SQLiteTable
  id: SQLiteColumn
  until: SQLiteColumn
  name: string
  where?: SQL
  longest?: number
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
  {
    table: contactReminders,
    id: contactReminders.id,
    until: contactReminders.heldUntil,
    name: 'heldUntil',
    where: eq(contactReminders.state, 'held'),
  },
  {
    table: enquiries,
    id: enquiries.id,
    until: enquiries.heldUntil,
    name: 'heldUntil',
    where: eq(enquiries.state, 'held'),
  },
  { table: cases, id: cases.id, until: cases.leaseEndsAt, name: 'leaseEndsAt' },
  {
    table: cases,
    id: cases.id,
    until: cases.snoozedUntil,
    name: 'snoozedUntil',
    where: eq(cases.state, 'snoozed'),
    longest: 30 * DAY_MS,
  },
  {
    table: withdrawals,
    id: withdrawals.id,
    until: withdrawals.waitingSince,
    name: 'waitingSince',
    where: eq(withdrawals.state, 'proposed'),
    longest: 0,
  },
  // told once the undo window of an act is over
  { table: answers, id: answers.id, until: answers.at, name: 'at' },
  {
    table: outbox,
    id: outbox.id,
    until: outbox.dueAt,
    name: 'dueAt',
    where: inArray(outbox.state, ['ready', 'retrying', 'sending']),
  },
  { table: breakdownMails, id: breakdownMails.staffId, until: breakdownMails.nextAt, name: 'nextAt' },
  {
    table: breakdownMailAddresses,
    id: breakdownMailAddresses.staffId,
    until: breakdownMailAddresses.codeEndsAt,
    name: 'codeEndsAt',
  },
]

/** Moves deadlines that were set in a time that is taken back: as far after the new time as they were after the old one. */
async function bringDeadlinesBack(db: Db, { from, to }: WithdrawnTime): Promise<void> {
  const by = from - to
  if (by <= 0) return
  // decisions of two people cannot be changed, by triggers of the database; a lead can stop them
  const byTwo = new Set((await db.select({ id: withdrawals.decisionId }).from(withdrawals)).map(({ id }) => id))
  for (const { table, id, until, name, where, longest } of WAITING_COLUMNS) {
    // no row waits longer: one that does was written in the time that is taken back
    const since = new Date(to + (longest ?? Math.min(by, DAY_MS))).toISOString()
    const rows = await db
      .select({ id, until })
      .from(table)
      .where(and(where, gt(until, since)))
      .orderBy(asc(until))
    for (const row of rows as { id: string; until: string }[]) {
      if (byTwo.has(row.id)) continue
      await db
        .update(table)
        .set({ [name]: new Date(Date.parse(row.until) - by).toISOString() })
        .where(and(eq(id, row.id), eq(until, row.until)))
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
