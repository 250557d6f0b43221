import type { exporting as ja } from './exporting.ja.ts'

/** Taking the log away as a file. */
export const exporting: typeof ja = {
  open: 'Export',
  title: 'Export the audit log',
  note: 'Exports the entries that fit the present filters. Who exported what, and how many, is kept in the audit log.',
  format: 'Format',
  formats: { csv: 'CSV (for spreadsheets)', jsonl: 'JSON Lines' },
  reason: 'Reason',
  reasons: {
    review: 'Regular audit',
    incident: 'An incident',
    authority: 'Asked by an authority',
    inquiry: 'Asked in-house',
  },
  choose: 'Please choose',
  start: 'Export',
  fetching: 'Exporting',
  done: (n) => `${n} entries exported`,
  failed: 'It could not be exported. Please try again.',
  cancel: 'Cancel',
  close: 'Close',
  refusals: {
    export_too_large: 'One export holds 100,000 entries at most. Please narrow it down by time or action.',
    export_empty: 'No entry fits, so there is nothing to export.',
  },
  headers: [
    'No.',
    'Time (JST)',
    'Time (UTC)',
    'Actor',
    'Actor id',
    'Action',
    'Action code',
    'Subject',
    'Subject type',
    'Subject id',
    'Detail (JSON)',
    'Hash',
  ],
}
