import { and, asc, count, desc, eq, gte, inArray, ne, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { cases, contactReminders, staff } from '../schema/sqlite.ts'
import { type StoredReminder, toReminder } from './reminder-reads.ts'

/** A reminder whose outcome waits for a second person, with its case and who chose it. */
export type ProposedReminder = {
  readonly reminder: StoredReminder
  readonly caseId: string
  readonly caseNumber: number
  readonly by: string
}

const MAX_PROPOSED = 100

/** Outcomes that wait for a second person, the oldest first, at most 100. */
export async function proposedReminders(db: Db): Promise<ProposedReminder[]> {
  const rows = await db
    .select({ reminder: contactReminders, caseId: cases.id, caseNumber: cases.number, by: staff.alias })
    .from(contactReminders)
    .innerJoin(cases, eq(cases.id, contactReminders.caseId))
    .leftJoin(staff, eq(staff.id, contactReminders.decidedBy))
    .where(sql`${contactReminders.state} = 'proposed'`)
    .orderBy(asc(contactReminders.decidedAt), asc(contactReminders.id))
    .limit(MAX_PROPOSED)
  return rows.map(({ reminder, by, ...rest }) => ({ ...rest, reminder: toReminder(reminder), by: by ?? '' }))
}

/** Those of these cases in which an outcome that this person chose waits for a second person. */
export async function outcomesProposedBy(db: Db, staffId: string, caseIds: readonly string[]): Promise<string[]> {
  if (caseIds.length === 0) return []
  const { caseId, decidedBy, state } = contactReminders
  const rows = await db
    .select({ caseId })
    .from(contactReminders)
    .where(and(inArray(caseId, [...caseIds]), eq(decidedBy, staffId), sql`${state} = 'proposed'`))
  return rows.flatMap((row) => row.caseId ?? [])
}

/** Other reminders about the same contract that were asked for before this one, the newest first, at most 10. */
export async function earlierReminders(
  db: Db,
  { id, contractId, requestedAt }: Pick<StoredReminder, 'id' | 'contractId' | 'requestedAt'>,
): Promise<StoredReminder[]> {
  const rows = await db
    .select()
    .from(contactReminders)
    .where(
      and(
        eq(contactReminders.contractId, contractId),
        sql`${contactReminders.requestedAt} <= ${requestedAt}`,
        ne(contactReminders.id, id),
      ),
    )
    .orderBy(desc(contactReminders.requestedAt), desc(contactReminders.id))
    .limit(10)
  return rows.map(toReminder)
}

/** How many reminders were received in each day, Japan time, since an instant, by state. */
export async function countReminderDays(
  db: Db,
  since: string,
): Promise<{ readonly day: string; readonly state: StoredReminder['state']; readonly n: number }[]> {
  // nine hours ahead, whatever the engine: the first ten characters of the shifted instant
  const rows = await db
    .select({
      receivedAt: sql<string>`substr(${contactReminders.receivedAt}, 1, 13)`,
      state: contactReminders.state,
      n: count(),
    })
    .from(contactReminders)
    .where(gte(contactReminders.receivedAt, since))
    .groupBy(sql`substr(${contactReminders.receivedAt}, 1, 13)`, contactReminders.state)
  return rows.map(({ receivedAt, state, n }) => ({
    day: japanDayOfHour(receivedAt),
    state: state as StoredReminder['state'],
    n,
  }))
}

/** The day in Japan of an hour such as `2026-11-24T15`, UTC. */
const japanDayOfHour = (hour: string): string =>
  new Date(Date.parse(`${hour}:00:00.000Z`) + 9 * 60 * 60 * 1000).toISOString().slice(0, 10)
