import type { ownDay as ja } from './ja.ts'

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

export const ownDay: typeof ja = {
  title: 'My decisions',
  note: 'What you decided, and what became of it. Only you can see this.',
  spans: { today: 'Today', week: 'This week' },
  spanLabel: 'Period',
  columns: {
    case: 'Case',
    title: 'About',
    what: 'Decision',
    outcome: 'Outcome',
    shown: 'Time in view',
    decided: 'Decided',
  },
  outcomes: {
    held: 'Pending',
    undone: 'Undone',
    stands: 'Final',
    reversed: 'Reversed',
    appealed: 'Appeal open',
    upheld: 'Appeal denied',
    granted: 'Appeal granted',
  },
  figures: {
    decided: 'Decisions',
    violations: 'Violations',
    reversed: 'Overturned',
    shown: 'Median time in view',
  },
  day: (weekday, day) => `${WEEKDAYS[weekday]} ${day}`,
  count: (n) => n,
  seconds: (n) => (n < 60 ? `${n} s` : `${Math.floor(n / 60)} min ${n % 60} s`),
  unknown: '–',
  none: { today: 'No decisions yet today', week: 'No decisions yet this week' },
  noneNext: 'The cases you decide appear here.',
  more: 'Show more',
  loading: 'Loading your decisions',
  failed: 'Couldn’t load your decisions',
  failedKept: 'Your decisions are safe. Check your connection and try again.',
  retry: 'Try again',
}
