import type { ForecastLine, NearMissLine, StandardChangeLine } from '@mimamori/contract/standards/standards-contract'
import { addMonths, monthOf, monthsEndingWith } from '@mimamori/policy/breakdown/japan-month'
import type { ForecastCause } from '@mimamori/policy/standards/forecast-change'
import type { HoldingChange } from '@mimamori/policy/standards/holding-rules'
import { changesBehind, changesByMonth, nearMissesOf } from '@mimamori/storage/standards/change-reads'
import { forecastsOf, lastRunOf, runById } from '@mimamori/storage/standards/run-reads'
import { standardsInForce } from '@mimamori/storage/standards/version-reads'
import { requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { namedDryRun } from './apply-dry-run.ts'
import { presentChange, presentForecast, toChangeCounts } from './present-standards.ts'

const HISTORY_MONTHS = 13

/** The members that a dry run names for one change of a standard, for one cause or for any. Throws NotFound. */
export async function getForecast(
  { storage: { db } }: AppContext,
  {
    runId,
    limit,
    ...by
  }: {
    runId: string
    standard: string
    change: HoldingChange
    cause?: ForecastCause | undefined
    after?: string | undefined
    limit: number
  },
): Promise<{ lines: ForecastLine[]; next: string | null }> {
  const { at } = requireFound(await runById(db, runId))
  const rows = await forecastsOf(db, runId, { ...by, limit: limit + 1 })
  const lines = rows.slice(0, limit)
  return {
    lines: lines.map((row) => presentForecast(row, at)),
    next: rows.length > limit ? (lines.at(-1)?.memberId ?? null) : null,
  }
}

/** Standards granted and lost by month, the oldest first. */
export async function getHistory({ storage: { db }, clock }: AppContext): Promise<{
  months: { month: string; counts: ReturnType<typeof toChangeCounts> }[]
}> {
  const last = monthOf(clock.now())
  const rows = await changesByMonth(db, addMonths(last, 1 - HISTORY_MONTHS))
  const months = monthsEndingWith(last, HISTORY_MONTHS)
  return {
    months: months.map((month) => ({ month, counts: toChangeCounts(rows.filter((row) => row.month === month)) })),
  }
}

/** The changes behind one bar of the history. */
export async function getChanges(
  { storage: { db } }: AppContext,
  {
    after,
    limit,
    ...bar
  }: { month: string; standard: string; change: HoldingChange; after?: string | undefined; limit: number },
): Promise<{ lines: StandardChangeLine[]; next: string | null }> {
  const rows = await changesBehind(db, bar, { after, limit: limit + 1 })
  const lines = rows.slice(0, limit)
  return { lines: lines.map(presentChange), next: rows.length > limit ? (lines.at(-1)?.id ?? null) : null }
}

/** Who misses a standard by least. `known`: whether members were judged by the standards in force, not only changed as a dry run named. */
export async function getNearMisses(
  { storage: { db }, clock }: AppContext,
  standard: string,
  limit: number,
): Promise<{ lines: NearMissLine[]; known: boolean }> {
  const { standards } = (await standardsInForce(db, clock.now())).standards
  const role = standards.find(({ id }) => id === standard)?.role
  const last = role === undefined ? null : await lastRunOf(db, role)
  const lines = await nearMissesOf(db, standard, limit)
  return {
    lines: lines.map(({ standard: _standard, runId: _runId, ...line }) => line),
    known: last === null || (await namedDryRun(db, last)) === null,
  }
}
