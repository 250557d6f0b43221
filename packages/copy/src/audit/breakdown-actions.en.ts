import type { breakdownActions as ja } from './breakdown-actions.ja.ts'

export const breakdownActions: typeof ja = {
  'breakdown.note_written': 'Breakdown note added',
  'breakdown.note_removed': 'Breakdown note removed',
  'breakdown.note_put_back': 'Breakdown note restored',
  'breakdown.exported': 'Breakdown exported',
  'breakdown.cases_exported': 'Breakdown list exported',
  'breakdown.mended': 'Breakdown counters repaired',
}
