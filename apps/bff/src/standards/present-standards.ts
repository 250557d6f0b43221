import type {
  ChangeCounts,
  DryRunResult,
  EvaluationRun,
  ForecastLine,
  StandardChangeLine,
  StandardVersion,
} from '@mimamori/contract/standards/standards-contract'
import type { StaffRef } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { ownEntry } from '@mimamori/policy/own-entry'
import type { ForecastCause } from '@mimamori/policy/standards/forecast-change'
import type { HoldingChange } from '@mimamori/policy/standards/holding-rules'
import { SYSTEM } from '@mimamori/storage/record-change'
import { aliasesOf } from '@mimamori/storage/staff/staff-reads'
import { countChangesOfRun, type StoredChange } from '@mimamori/storage/standards/change-reads'
import { forecastCounts, type StoredForecast, type StoredRun } from '@mimamori/storage/standards/run-reads'
import type { StoredVersion } from '@mimamori/storage/standards/version-reads'
import type { Storage } from '@mimamori/storage/storage'

type Db = Storage['db']
type PersonLookup = (id: string) => StaffRef

/** The aliases of these people; one whose account is gone has none. */
export async function loadPeople(db: Db, ids: readonly string[]): Promise<PersonLookup> {
  const aliases = await aliasesOf(db, [...new Set(ids)])
  return (id) => ({ id, alias: aliases.get(id) ?? '' })
}

type CountedChange = { readonly standard: string; readonly change: string; readonly n: number }

/** What a dry run names, told apart; `null`: it was not. */
function countByCause(
  { comparedWith }: StoredRun,
  rows: readonly (CountedChange & { readonly cause: string | null })[],
): DryRunResult['byCause'] {
  if (comparedWith === null) return null
  const of = (cause: ForecastCause) => toChangeCounts(rows.filter((row) => row.cause === cause))
  return { standards: of('standards'), metrics: of('metrics') }
}

/** Counts by standard and change, from rows. */
export function toChangeCounts(rows: readonly CountedChange[]): ChangeCounts {
  const counts: ChangeCounts = {}
  for (const { standard, change, n } of rows) {
    const own = ownEntry<ChangeCounts[string]>(counts, standard, () => ({}))
    own[change as HoldingChange] = (own[change as HoldingChange] ?? 0) + Number(n)
  }
  return counts
}

const sumOf = (counts: ChangeCounts): number =>
  Object.values(counts).reduce((sum, each) => sum + Object.values(each).reduce((a, b) => a + b, 0), 0)

/** An evaluation as a screen shows it. */
export async function presentRun(db: Db, run: StoredRun, who?: PersonLookup): Promise<EvaluationRun> {
  const { id, purpose, roles, version, state, done, total, startedBy, startedAt, endedAt } = run
  const changed =
    purpose === 'dry' ? sumOf(toChangeCounts(await forecastCounts(db, id))) : await countChangesOfRun(db, id)
  const by = startedBy === SYSTEM ? null : (who ?? (await loadPeople(db, [startedBy])))(startedBy)
  return { id, purpose, roles: [...roles], version, state, done, total, changed, by, startedAt, endedAt }
}

/** What a dry run found. */
export async function presentDryRun(db: Db, run: StoredRun, who?: PersonLookup): Promise<DryRunResult> {
  const [rows, { standards, figures, comparedWith }] = [await forecastCounts(db, run.id), run]
  const counts = toChangeCounts(rows)
  return {
    run: await presentRun(db, run, who),
    standards,
    counts,
    byCause: countByCause(run, rows),
    comparedWith,
    figures,
  }
}

/** A version as a screen shows it. */
export function presentVersion(version: StoredVersion, who: PersonLookup): StandardVersion {
  const { id, number, standards, hash, beginsAt, reason, proposerId, proposedAt, state, endedBy, endedAt, endReason } =
    version
  const ended =
    state === 'proposed' ? null : { how: state, by: who(endedBy ?? ''), at: endedAt ?? '', reason: endReason }
  return { id, number, standards, hash, beginsAt, reason, proposer: who(proposerId), proposedAt, ended }
}

/** A change that was made. */
export const presentChange = ({
  id,
  memberId,
  standard,
  change,
  at,
  graceUntil,
  missed,
}: StoredChange): StandardChangeLine => ({
  id,
  memberId,
  standard,
  change,
  at,
  graceUntil,
  missed: [...missed],
})

/** A change that a dry run names. */
export function presentForecast(
  { runId, memberId, standard, change, after, missed, cause }: StoredForecast,
  at: string,
): ForecastLine {
  const graceUntil = after.state === 'grace' ? after.until : null
  return {
    id: `${runId} ${standard} ${memberId}`,
    memberId,
    standard,
    change,
    at,
    graceUntil,
    missed: [...missed],
    cause,
  }
}
