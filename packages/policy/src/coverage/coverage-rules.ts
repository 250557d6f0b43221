import type { CaseState } from '../cases/case-model.ts'

export const MAX_COVERAGE_DAYS = 62

/** What is exported row by row: contact reminders, or enquiries. */
export const COVERAGE_SHEETS = ['reminders', 'enquiries'] as const
export type CoverageSheet = (typeof COVERAGE_SHEETS)[number]
/** Most rows of one export. */
export const MAX_COVERAGE_ROWS = 100_000

/** One version of a job, with what is stored about it. */
export type ReceivedVersion = {
  readonly version: number
  /** newest version of the job */
  readonly latest: number
  /** decisions on this version that were not undone: none, only ones without a violation, or one that confirms one */
  readonly decided: 'no' | 'passed' | 'violation'
  /** the unfinished case of the job */
  readonly unfinished: {
    readonly state: CaseState
    readonly contentVersion: number
    readonly joinedWhileHeld: boolean
  } | null
}

export type VersionCoverage = 'open' | 'passed' | 'violation' | 'superseded'

/**
 * What became of a version: decided, replaced by a newer one before anybody decided, or still to be looked at. `null`:
 * none of these, so it was lost. A version counts as open only if a case will really show it to somebody.
 */
export function coverageOf({ version, latest, decided, unfinished }: ReceivedVersion): VersionCoverage | null {
  if (decided !== 'no') return decided
  if (version < latest) return 'superseded'
  if (unfinished === null) return null
  const shown = unfinished.contentVersion === version
  // a version that arrived while a decision is held is looked at once that is final or undone
  const willBeShown = unfinished.state === 'held' && unfinished.joinedWhileHeld
  return shown || willBeShown ? 'open' : null
}
