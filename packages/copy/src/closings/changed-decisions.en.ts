import { fullMonth } from '../instants/months.en.ts'
import type { closingLists as ja } from './changed-decisions.ja.ts'

export const closingLists: typeof ja = {
  measures: 'Measures taken (two warnings on one item are two)',
  open: (n) => (n === '1' ? 'See the decision that changed' : `See the ${n} decisions that changed`),
  title: (n) => (n === '1' ? '1 decision changed since close' : `${n} decisions changed since close`),
  titleProposed: (n) => (n === '1' ? '1 decision changed since proposal' : `${n} decisions changed since proposal`),
  of: (month, revision) => `${fullMonth(month)} · Revision ${revision}`,
  since: (at) => `Compares how decisions count now with the figures frozen on ${at}.`,
  incomplete:
    'These decisions don’t explain every difference. Something else changed the figures, such as a repair of the counts; check the audit log.',
  back: 'Back to month close',
  loading: 'Loading changed decisions',
  failed: 'Couldn’t load the changed decisions',
  failedKept: 'Closed figures are safe. Check your connection and try again.',
  retry: 'Try again',
  none: 'No decisions changed',
  noneNext: 'The figures are the same as the frozen ones.',
  columns: {
    case: 'Case',
    title: 'Title',
    was: 'Counted at close',
    now: 'Counted now',
    why: 'Why',
    by: 'By',
    at: 'When',
  },
  why: {
    undone: 'Decision undone',
    stopped: 'Withdrawal stopped',
    reversed: 'Measure reversed',
    appeal_granted: 'Appeal granted',
    reversal_undone: 'Reversal undone',
    counted_instead: 'Counts in place of an earlier decision',
    counted_elsewhere: 'An earlier decision counts instead',
  },
  state: {
    none: 'Not counted',
    counted: (category, measures) => `${category}${measures ? ` (${measures})` : ''}`,
    confirmed: (measures) => `Not in the count${measures ? ` (${measures})` : ''}`,
    overturned: 'Overturned',
    passed: 'No violation',
  },
  byDesk: 'System',
}
