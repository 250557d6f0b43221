import type { shell as ja } from './ja.ts'

export const shell: typeof ja = {
  name: 'Mimamori',
  skip: 'Skip to content',
  views: 'Queue views',
  flagged: 'Flagged',
  patrol: 'Patrol',
  reports: 'Reports',
  escalated: 'Escalated',
  snoozed: 'Snoozed',
  mine: 'Mine',
  audit: 'Audit log',
  search: 'Search',
  remaining: 'Left',
  oldest: 'Oldest',
  overdue: 'Overdue',
  today: 'Today',
  cases: (n) => n,
  desk: 'State of the desk',
  keys: 'Keys',
  palette: 'Commands',
  settings: 'Settings',
  menu: 'menu',
  online: 'Connected',
  offline: 'Offline',
  offlineSince: (time) =>
    `Not connected. What you see is as of ${time}. It updates by itself once the connection is back.`,
  unstored: 'Not saving',
  unstoredNow:
    'The desk cannot store anything right now. A decision that is not saved stays below: send it again in a moment.',
  loading: 'Loading',
  reload: 'Reload',
}
