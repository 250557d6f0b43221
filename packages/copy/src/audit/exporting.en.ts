import type { exporting as ja } from './exporting.ja.ts'

/** Taking the log away as a file. */
export const exporting: typeof ja = {
  open: 'Export',
  title: 'Export audit log',
  note: 'Exports the entries that match the current filters. The audit log records who exported them and how many.',
  format: 'Format',
  formats: { csv: 'CSV (for spreadsheets)', jsonl: 'JSON Lines' },
  reason: 'Reason',
  reasons: {
    review: 'Routine audit',
    incident: 'Incident',
    authority: 'Requested by an authority',
    inquiry: 'Internal request',
  },
  choose: 'Choose a reason',
  start: 'Export',
  fetching: 'Exporting',
  done: (n) => (n === '1' ? '1 entry exported' : `${n} entries exported`),
  failed: 'Couldn’t export. Try again.',
  cancel: 'Cancel',
  close: 'Close',
  refusals: {
    export_too_large: 'You can export up to 100,000 entries at a time. Narrow the time range or action.',
    export_empty: 'No entries match, so there’s nothing to export.',
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
