import type { CsvValue } from '../text/csv-format.ts'
import type { BreakdownCase } from './breakdown-model.ts'

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
]
/** of a list of measures, in front: one row a measure */
const MEASURE_COLUMNS = ['measure_id', 'measure', 'taken_at']

/** The header of the list behind a figure; `measure`: the measure it is a list of, `null` of all other lists. */
export const caseSheetHeader = (measure: string | null): readonly string[] =>
  measure === null ? COLUMNS : [...MEASURE_COLUMNS, ...COLUMNS]

/** A row of the list behind a figure: ids, codes and instants, UTC. Texts of members are not among them. */
export function caseSheetLine(row: BreakdownCase, measure: string | null): readonly CsvValue[] {
  const { taken, caseNumber, caseId, target, decisionId, decidedAt, published } = row
  return [
    ...(taken ? [taken.measureId, measure ?? '', taken.at] : []),
    ...[caseNumber, caseId, target.type, target.id, decisionId, decidedAt, published],
    ...[row.categories.join(' '), row.measures.join(' '), row.source, row.format ?? '', row.jobCategory ?? ''],
  ]
}
