import {
  defaultRetention,
  type RetentionClass,
  type RetentionDays,
} from '@mimamori/policy/retention/retention-class-rules'
import { asc, eq, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { deskSettings, marks } from '../schema/sqlite.ts'
import { RETAINED } from './retention-classes.ts'

export const RETENTION_SETTING = 'retention'
export const RETENTION_RUN = 'retention'

/** The values of a row's key columns. */
export type RowKey = readonly (string | number)[]

/**
 * A page of a class's rows by key: the keys of expired ones, and the last key, after which the next page begins; `null`: no
 * more.
 */
export type RetentionPage = { readonly keys: readonly RowKey[]; readonly next: RowKey | null }

const rowValue = (values: readonly (SQL | unknown)[]): SQL =>
  sql`(${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )})`

/** Reads the next `limit` rows of a class after the key `behind`. `before`: rows older than this are expired. */
export async function retentionPage(
  db: Db,
  of: RetentionClass,
  before: string,
  behind: RowKey | null,
  limit: number,
): Promise<RetentionPage> {
  const { table, key, isExpired: goes } = RETAINED[of]
  const named = Object.fromEntries(key.map((column, n) => [`k${n}`, column]))
  const rows = (await db
    .select({ ...named, goes: sql<number>`case when ${goes(before)} then 1 else 0 end` })
    .from(table)
    .where(behind ? sql`${rowValue([...key])} > ${rowValue(behind)}` : undefined)
    .orderBy(...key.map((column) => asc(column)))
    .limit(limit)) as Record<string, string | number>[]
  const keyOf = (found: Record<string, string | number>): RowKey => key.map((_, n) => found[`k${n}`] ?? '')
  const last = rows.at(-1)
  return {
    keys: rows.filter((found) => found.goes === 1).map(keyOf),
    next: last && rows.length === limit ? keyOf(last) : null,
  }
}

/** The days each class is kept; defaults where nothing was set. */
export async function retentionDays(db: Db): Promise<RetentionDays> {
  const [set] = await db.select().from(deskSettings).where(eq(deskSettings.name, RETENTION_SETTING))
  return set ? { ...defaultRetention(), ...JSON.parse(set.value) } : defaultRetention()
}

/** How many rows of each class were emptied or deleted. */
export type RetentionCounts = Partial<Record<RetentionClass, number>>

/** A retention run, running or ended; stored so that a restarted desk continues it. */
export type RetentionRun = {
  readonly startedAt: string
  /** the days it runs with; a changed setting holds from the next run on */
  readonly days: RetentionDays
  /** how far it is; `null`: it has ended */
  readonly place: { readonly class: RetentionClass; readonly behind: RowKey | null } | null
  readonly counts: RetentionCounts
  readonly finishedAt: string | null
}

/** The last run; `null`: there was none yet. */
export async function lastRetentionRun(db: Db): Promise<RetentionRun | null> {
  const [mark] = await db.select().from(marks).where(eq(marks.name, RETENTION_RUN))
  return mark ? JSON.parse(mark.value) : null
}
