import { ownEntry } from '../own-entry.ts'
import type { CriterionResult, StandardResult } from './evaluate-standards.ts'
import { OUTCOMES, type Outcome } from './evaluate-standards.ts'
import type { HoldingChange } from './holding-rules.ts'
import { METRICS } from './metric-definitions.ts'
import type { Comparison, Criterion } from './standard-definition.ts'
import { barsOf, type Histogram, type HistogramScale, histogramScale, placeOf } from './value-histogram.ts'

/** What an evaluation counted of one criterion. `histogram`: how many members have which value; `null`: it is not drawn. */
export type CriterionFigures = {
  readonly outcomes: Record<Outcome, number>
  readonly histogram: Histogram | null
}

/** What an evaluation counted of one standard: members by outcome, and its criteria by id. */
export type StandardFigures = {
  readonly outcomes: Record<StandardResult['outcome'], number>
  readonly criteria: Record<string, CriterionFigures>
  /** of a dry run: what the standards in force would change and the tried ones leave as it is; left out: nothing */
  averted?: Partial<Record<HoldingChange, number>>
}

/** By id of the standard. */
export type RunFigures = Record<string, StandardFigures>

const noOutcomes = (): Record<Outcome, number> =>
  Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<Outcome, number>

/** The comparison whose values are drawn; `null`: there are several, or it only says yes or no. */
export function drawnComparison({ anyOf }: Pick<Criterion, 'anyOf'>): Comparison | null {
  const [only, ...others] = anyOf
  return only === undefined || others.length > 0 || METRICS[only.metric].unit === 'flag' ? null : only
}

function emptyFigures(criterion: Criterion | undefined): CriterionFigures {
  const drawn = criterion ? drawnComparison(criterion) : null
  const scale: HistogramScale | null = drawn && histogramScale(drawn, criterion?.windowMonths ?? null)
  return { outcomes: noOutcomes(), histogram: scale && { scale, counts: Array<number>(barsOf(scale)).fill(0) } }
}

function countCriterion(figures: CriterionFigures, { outcome, value }: CriterionResult, at: string): void {
  figures.outcomes[outcome] += 1
  const { histogram } = figures
  if (!histogram || value === null || outcome === 'unknown' || outcome === 'not_applicable') return
  const place = placeOf(histogram.scale, value, at)
  histogram.counts[place] = (histogram.counts[place] ?? 0) + 1
}

const noFigures = (): StandardFigures => ({ outcomes: { met: 0, not_met: 0, unknown: 0 }, criteria: {} })

/** Counts a change that the tried standards avert, of a standard that they may no longer have. */
export function countAverted(figures: RunFigures, standard: string, change: HoldingChange): void {
  const own = ownEntry(figures, standard, noFigures)
  own.averted = { ...own.averted, [change]: (own.averted?.[change] ?? 0) + 1 }
}

/** Adds what became of one member to the figures of a standard. `criteria`: of the standard, by id. */
export function countResult(
  figures: RunFigures,
  { standard, outcome, criteria: results }: StandardResult,
  criteria: ReadonlyMap<string, Criterion>,
  at: string,
): void {
  const own = ownEntry(figures, standard, noFigures)
  own.outcomes[outcome] += 1
  for (const result of results) {
    const counted = ownEntry(own.criteria, result.id, () => emptyFigures(criteria.get(result.id)))
    countCriterion(counted, result, at)
  }
}
