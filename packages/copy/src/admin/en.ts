import type { admin as ja } from './ja.ts'

export const admin: typeof ja = {
  title: 'Administration',
  sections: 'Sections',
  apiKeys: 'API keys',
  dueTimes: 'Due times',
  ladder: 'Ladder of measures',
  measures: 'Measures',
  notices: 'Notices',
  retention: 'Retention',
  erasure: 'Erasure',
  people: 'People',
  confirm: 'Confirmations',
  failed: 'This could not be loaded',
  failedKept: 'Nothing is lost at the desk. Check the connection and try again.',
  retry: 'Load again',
}
