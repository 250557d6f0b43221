import type { ReminderOutcome, RestOfEscrow } from '@mimamori/policy/reminders/reminder-outcome-rules'
import type { ContractSide, ReminderContract } from '@mimamori/policy/reminders/reminder-request'
import type { ReminderState } from '@mimamori/policy/reminders/reminder-rules'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { contactReminders } from '../schema/sqlite.ts'

type ReminderRow = typeof contactReminders.$inferSelect

export type StoredReminder = Omit<
  ReminderRow,
  'contract' | 'state' | 'requestedBy' | 'outcome' | 'remindedAt' | 'remindAt' | 'negativeRating' | 'rest'
> & {
  readonly contract: ReminderContract
  readonly state: ReminderState
  readonly requestedBy: ContractSide
  readonly outcome: ReminderOutcome | null
  readonly remindedAt: readonly string[]
  readonly remindAt: readonly string[]
  readonly negativeRating: boolean
  readonly rest: RestOfEscrow['goes'] | null
}

/** A row of `contact_reminders` as a reminder. */
export const toReminder = (row: ReminderRow): StoredReminder => ({
  ...row,
  contract: JSON.parse(row.contract),
  state: row.state as ReminderState,
  requestedBy: row.requestedBy as ContractSide,
  outcome: row.outcome as ReminderOutcome | null,
  remindedAt: JSON.parse(row.remindedAt),
  remindAt: JSON.parse(row.remindAt),
  negativeRating: row.negativeRating === 1,
  rest: row.rest as RestOfEscrow['goes'] | null,
})

const byId = prepared(
  (db) =>
    db
      .select()
      .from(contactReminders)
      .where(eq(contactReminders.id, sql.placeholder('id'))),
  'for update',
)

/** The reminder with this id; `null`: there is none. In a transaction its row is locked. */
export async function reminderById(db: Db, id: string): Promise<StoredReminder | null> {
  const [row] = await byId(db).execute({ id })
  return row ? toReminder(row) : null
}

/** Is a reminder about this contract under way? */
export async function openReminderOf(db: Db, contractId: string): Promise<boolean> {
  const rows = await db
    .select({ id: contactReminders.id })
    .from(contactReminders)
    .where(
      and(
        eq(contactReminders.contractId, contractId),
        sql`${contactReminders.state} in ('waiting', 'due', 'proposed', 'held')`,
      ),
    )
  return rows.length > 0
}

const toRemind = prepared((db) =>
  db
    .select({ id: contactReminders.id })
    .from(contactReminders)
    .where(
      and(
        sql`${contactReminders.nextReminderAt} is not null`,
        sql`${contactReminders.nextReminderAt} <= ${sql.placeholder('now')}`,
        sql`${contactReminders.deadline} > ${sql.placeholder('now')}`,
      ),
    )
    .orderBy(asc(contactReminders.nextReminderAt), asc(contactReminders.id))
    .limit(sql.placeholder('limit')),
)

/** Reminders whose silent side is to be reminded by now, before the deadline, the longest waiting first. */
export const remindersToSend = async (db: Db, now: string, limit: number): Promise<{ id: string }[]> =>
  await toRemind(db).execute({ now, limit })

const pastDeadline = prepared((db) =>
  db
    .select({ id: contactReminders.id })
    .from(contactReminders)
    .where(
      and(sql`${contactReminders.state} = 'waiting'`, sql`${contactReminders.deadline} <= ${sql.placeholder('now')}`),
    )
    .orderBy(asc(contactReminders.deadline), asc(contactReminders.id))
    .limit(sql.placeholder('limit')),
)

/** Reminders whose deadline has passed without contact, the longest ago first. */
export const remindersPastDeadline = async (db: Db, now: string, limit: number): Promise<{ id: string }[]> =>
  await pastDeadline(db).execute({ now, limit })

const neverReminded = prepared((db) =>
  db
    .select({ id: contactReminders.id })
    .from(contactReminders)
    .where(and(sql`${contactReminders.state} = 'due'`, sql`${contactReminders.remindedAt} = '[]'`))
    .orderBy(asc(contactReminders.id))
    .limit(sql.placeholder('limit')),
)

/** Reminders that are for a person to decide though the silent side was never reminded, as versions before this one left them. */
export const remindersNeverSent = async (db: Db, limit: number): Promise<{ id: string }[]> =>
  await neverReminded(db).execute({ limit })

const ofCase = prepared((db) =>
  db
    .select()
    .from(contactReminders)
    .where(eq(contactReminders.caseId, sql.placeholder('caseId'))),
)

/** The reminder that a case is about, not locked; `null`: there is none. */
export async function reminderOfCase(db: Db, caseId: string): Promise<StoredReminder | null> {
  const [row] = await ofCase(db).execute({ caseId })
  return row ? toReminder(row) : null
}

const heldPast = prepared((db) =>
  db
    .select({ id: contactReminders.id })
    .from(contactReminders)
    .where(
      and(sql`${contactReminders.state} = 'held'`, sql`${contactReminders.heldUntil} <= ${sql.placeholder('now')}`),
    )
    .orderBy(asc(contactReminders.heldUntil), asc(contactReminders.id))
    .limit(sql.placeholder('limit')),
)

/** Reminders whose outcome can no longer be undone. */
export const remindersWithWindowOver = async (db: Db, now: string, limit: number): Promise<{ id: string }[]> =>
  await heldPast(db).execute({ now, limit })

/** The reminders that these cases are about, by case id. */
export async function remindersOfCases(
  db: Db,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, StoredReminder>> {
  if (caseIds.length === 0) return new Map()
  const rows = await db
    .select()
    .from(contactReminders)
    .where(inArray(contactReminders.caseId, [...caseIds]))
  return new Map(rows.map((row) => [row.caseId ?? '', toReminder(row)]))
}
