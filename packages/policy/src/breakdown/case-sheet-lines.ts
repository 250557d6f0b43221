import type { CsvValue } from '../text/csv-format.ts'
import type { BreakdownFilters } from './breakdown-filters.ts'
import type { BreakdownCase } from './breakdown-model.ts'
import { DECISION_FIGURES, type ListedFigure } from './case-list-rules.ts'
import { filterCells, filterColumns, UNIT, UNIT_OF_MEASURES } from './sheet-columns.ts'

/** The figure that a list is behind, and when the sheet is made: `2026-11-24T12:00:00+09:00`. In every line. */
type CaseSheetScope = {
  readonly period: string
  readonly dimension: ListedFigure
  readonly key: string
  readonly filters: BreakdownFilters
  readonly madeAt: string
}

const FIGURE_COLUMNS = ['period', ...filterColumns, 'dimension', 'key']
/** of a list of measures, in front of the case: one row a measure */
const MEASURE_COLUMNS = ['measure_id', 'measure', 'taken_at']
const COLUMNS = [
  'case_number',
  'case_id',
  'target_type',
  'target_id',
  'decision_id',
  'decided_at',
  'category',
  'categories',
  'measures',
  'source',
  'format',
  'job_category',
  'unit',
  'made_at',
]

/** What a row of the list is. */
function unitOf(dimension: ListedFigure): string {
  if (dimension === 'taken') return UNIT_OF_MEASURES
  return DECISION_FIGURES.some((each) => each === dimension) ? 'decisions' : UNIT
}

/** The header of the list behind a figure. */
export const caseSheetHeader = ({ dimension }: CaseSheetScope): readonly string[] =>
  dimension === 'taken' ? [...FIGURE_COLUMNS, ...MEASURE_COLUMNS, ...COLUMNS] : [...FIGURE_COLUMNS, ...COLUMNS]

/** A row of the list behind a figure: ids, codes and instants, UTC but for `made_at`. Texts of members are not among them. */
export function caseSheetLine(row: BreakdownCase, scope: CaseSheetScope): readonly CsvValue[] {
  const { taken, caseNumber, caseId, target, decisionId, decidedAt, published } = row
  const { period, dimension, key, filters, madeAt } = scope
  return [
    ...[period, ...filterCells(filters), dimension, key],
    ...(taken ? [taken.measureId, key, taken.at] : []),
    ...[caseNumber, caseId, target.type, target.id, decisionId, decidedAt, published],
    ...[row.categories.join(' '), row.measures.join(' '), row.source, row.format ?? '', row.jobCategory ?? ''],
    ...[unitOf(dimension), madeAt],
  ]
}
