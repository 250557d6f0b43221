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

/** What names a row: the values of its key columns. */
export type RowKey = readonly (string | number)[]

/** A stretch of a class's rows in the order of their keys: those of them that go, and where the next begins. */
export type RetentionPage = { readonly keys: readonly RowKey[]; readonly next: RowKey | null }

const rowValue = (values: readonly (SQL | unknown)[]): SQL =>
  sql`(${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )})`

/** Look at so many rows behind `behind`. */
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

/** How long each class is kept. */
export async function retentionDays(db: Db): Promise<RetentionDays> {
  const [set] = await db.select().from(deskSettings).where(eq(deskSettings.name, RETENTION_SETTING))
  return set ? { ...defaultRetention(), ...JSON.parse(set.value) } : defaultRetention()
}

/** How many rows of each class. */
export type RetentionCounts = Partial<Record<RetentionClass, number>>

/** A run, under way or ended: kept so that a desk that was killed goes on with it. */
export type RetentionRun = {
  readonly startedAt: string
  /** the days it runs with; a change holds from the next run on */
  readonly days: RetentionDays
  /** where it is; `null`: it has ended */
  readonly place: { readonly class: RetentionClass; readonly behind: RowKey | null } | null
  readonly counts: RetentionCounts
  readonly finishedAt: string | null
}

/** The last run, or since when the first one is awaited; `null`: a desk that has never looked. */
export async function lastRetentionRun(db: Db): Promise<RetentionRun | null> {
  const [mark] = await db.select().from(marks).where(eq(marks.name, RETENTION_RUN))
  return mark ? JSON.parse(mark.value) : null
}
