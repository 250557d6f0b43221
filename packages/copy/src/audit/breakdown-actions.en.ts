import type { breakdownActions as ja } from './breakdown-actions.ja.ts'

export const breakdownActions: typeof ja = {
  'breakdown.note_written': 'Breakdown note added',
  'breakdown.note_removed': 'Breakdown note removed',
  'breakdown.note_put_back': 'Breakdown note restored',
  'breakdown.exported': 'Breakdown exported',
  'breakdown.cases_exported': 'Breakdown list exported',
  'breakdown.mended': 'Breakdown counters repaired',
  'closing.proposed': 'Month close proposed',
  'closing.approved': 'Month close approved',
  'closing.sent_back': 'Month close sent back',
  'closing.taken_back': 'Month close proposal canceled',
}
