import type { admin as ja } from './ja.ts'

export const admin: typeof ja = {
  title: 'Administration',
  sections: 'Sections',
  apiKeys: 'API keys',
  dueTimes: 'Due times',
  reminders: 'Contact reminders',
  ladder: 'Ladder of measures',
  measures: 'Measures',
  notices: 'Notices',
  retention: 'Retention',
  erasure: 'Erasure',
  people: 'People',
  confirm: 'Confirmations',
  failed: 'Couldn’t load this page',
  failedKept: 'Nothing was lost. Check your connection and try again.',
  retry: 'Try again',
}
