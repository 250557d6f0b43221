import { type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { outbox } from '../schema/sqlite.ts'

// literals: the partial index of one state is used only for a condition that names it
const UNDERWAY = [
  sql`${outbox.state} = 'ready'`,
  sql`${outbox.state} = 'sending'`,
  sql`${outbox.state} = 'retrying'`,
] as const
const TO_BE_SENT = [...UNDERWAY, sql`${outbox.state} = 'dead'`] as const

/** Condition: the event has this id in its data, such as `reminderId`. */
const names = (key: 'reminderId' | 'enquiryId', id: SQLiteColumn): SQL =>
  sql`${outbox.payload} like ${`%"${key}":"`} || ${id} || '"%'`

const anyOf = (states: readonly SQL[], which: SQL): SQL =>
  sql`(${sql.join(
    states.map((state) => sql`exists (select 1 from ${outbox} where ${state} and ${which})`),
    sql` or `,
  )})`

/** Condition: an event that names this row is on its way. */
export const hasEventUnderway = (key: 'reminderId' | 'enquiryId', id: SQLiteColumn): SQL =>
  anyOf(UNDERWAY, names(key, id))

/** Condition: an event that names this row may still be sent, also one that failed and is sent again by hand. */
export const hasEventToSend = (key: 'reminderId' | 'enquiryId', id: SQLiteColumn): SQL =>
  anyOf(TO_BE_SENT, names(key, id))
