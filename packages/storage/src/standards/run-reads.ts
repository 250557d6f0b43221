import type { MemberRole } from '@mimamori/policy/intake/intake-arrivals'
import type { ForecastCause, ForecastChange } from '@mimamori/policy/standards/forecast-change'
import type { HoldingChange } from '@mimamori/policy/standards/holding-rules'
import type { RunFigures } from '@mimamori/policy/standards/run-figures'
import type { RunPurpose, RunState } from '@mimamori/policy/standards/run-rules'
import type { StandardSet } from '@mimamori/policy/standards/standard-definition'
import type { TopShareLines } from '@mimamori/policy/standards/top-share'
import { and, asc, count, desc, eq, gt, inArray, ne, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { standardForecasts, standardRuns } from '../schema/sqlite.ts'

/** An evaluation as it stands. `version`: number of the standards' version, 0 as shipped, `null` of a dry run. `comparedWith`: of a dry run, number of the version that its changes are told apart by; `null`: they are not. */
export type StoredRun = {
  readonly id: string
  readonly purpose: RunPurpose
  readonly roles: readonly MemberRole[]
  readonly version: number | null
  readonly comparedWith: number | null
  readonly standards: StandardSet
  readonly at: string
  readonly state: RunState
  readonly doneUpTo: string
  readonly done: number
  readonly total: number
  readonly shares: TopShareLines | null
  readonly figures: RunFigures
  readonly startedBy: string
  readonly startedAt: string
  readonly endedAt: string | null
}

type RunRow = typeof standardRuns.$inferSelect

const toRun = (row: RunRow): StoredRun => ({
  ...row,
  purpose: row.purpose as RunPurpose,
  state: row.state as RunState,
  roles: JSON.parse(row.roles),
  standards: JSON.parse(row.standards),
  shares: row.shares === '' ? null : JSON.parse(row.shares),
  figures: JSON.parse(row.figures),
})

/** The run with this id; `null`: there is none. */
export async function runById(db: Db, id: string): Promise<StoredRun | null> {
  const [row] = await db.select().from(standardRuns).where(eq(standardRuns.id, id))
  return row ? toRun(row) : null
}

/** The evaluation that is under way; `null`: none is. */
export async function runningRun(db: Db): Promise<StoredRun | null> {
  const [row] = await db.select().from(standardRuns).where(sql`${standardRuns.state} = 'running'`)
  return row ? toRun(row) : null
}

/** The newest evaluations, dry runs among them. */
export async function recentRuns(db: Db, limit: number): Promise<StoredRun[]> {
  const rows = await db
    .select()
    .from(standardRuns)
    .orderBy(desc(standardRuns.startedAt), desc(standardRuns.id))
    .limit(limit)
  return rows.map(toRun)
}

/** Has nobody been evaluated yet because this version of the standards came into force, or did that fail? Those as shipped never do. */
export async function isActivationDue(db: Db, version: number): Promise<boolean> {
  if (version === 0) return false
  const rows = await db
    .select({ id: standardRuns.id })
    .from(standardRuns)
    .where(
      and(
        eq(standardRuns.version, version),
        sql`${standardRuns.purpose} = 'activation'`,
        ne(standardRuns.state, 'failed'),
      ),
    )
    .limit(1)
  return rows.length === 0
}

/** When the last evaluation ended, dry runs aside, if it failed; `null`: it did not, or there was none. */
export async function lastFailure(db: Db): Promise<string | null> {
  const [row] = await db
    .select({ state: standardRuns.state, endedAt: standardRuns.endedAt })
    .from(standardRuns)
    .where(ne(standardRuns.purpose, 'dry'))
    .orderBy(desc(standardRuns.startedAt), desc(standardRuns.id))
    .limit(1)
  return row?.state === 'failed' ? row.endedAt : null
}

/** The newest evaluation of members of this role that is done, or ended in another of `states`; `null`: there was none. */
export async function lastRunOf(
  db: Db,
  role: MemberRole,
  states: readonly Exclude<RunState, 'running'>[] = ['done'],
): Promise<StoredRun | null> {
  const [row] = await db
    .select()
    .from(standardRuns)
    .where(
      and(
        inArray(standardRuns.state, [...states]),
        ne(standardRuns.purpose, 'dry'),
        sql`${standardRuns.roles} like ${`%"${role}"%`}`,
      ),
    )
    .orderBy(desc(standardRuns.startedAt), desc(standardRuns.id))
    .limit(1)
  return row ? toRun(row) : null
}

/** A change that a dry run names. */
export type StoredForecast = ForecastChange & { readonly runId: string }

const toForecast = ({
  change,
  before,
  after,
  missed,
  cause,
  ...row
}: typeof standardForecasts.$inferSelect): StoredForecast => ({
  ...row,
  change: change as HoldingChange,
  before: JSON.parse(before),
  after: JSON.parse(after),
  missed: JSON.parse(missed),
  cause: cause as ForecastCause | null,
})

/** What a dry run says would change, by member; `standard`, `change` and `cause` narrow it. */
export async function forecastsOf(
  db: Db,
  runId: string,
  by: {
    readonly standard?: string
    readonly change?: string
    readonly cause?: ForecastCause | undefined
    readonly after?: string | undefined
    readonly limit: number
  },
): Promise<StoredForecast[]> {
  const rows = await db
    .select()
    .from(standardForecasts)
    .where(
      and(
        eq(standardForecasts.runId, runId),
        by.standard === undefined ? undefined : eq(standardForecasts.standard, by.standard),
        by.change === undefined ? undefined : eq(standardForecasts.change, by.change),
        by.cause === undefined ? undefined : eq(standardForecasts.cause, by.cause),
        by.after === undefined ? undefined : gt(standardForecasts.memberId, by.after),
      ),
    )
    .orderBy(asc(standardForecasts.memberId), asc(standardForecasts.standard))
    .limit(by.limit)
  return rows.map(toForecast)
}

/** How many changes a dry run names, by standard, change and cause. */
export async function forecastCounts(
  db: Db,
  runId: string,
): Promise<
  { readonly standard: string; readonly change: string; readonly cause: string | null; readonly n: number }[]
> {
  const { standard, change, cause } = standardForecasts
  return await db
    .select({ standard, change, cause, n: count() })
    .from(standardForecasts)
    .where(eq(standardForecasts.runId, runId))
    .groupBy(standard, change, cause)
}
