import type { beside as ja } from './ja.ts'

export const beside: typeof ja = {
  compare: (from, to) => `What changed from version ${from} to ${to}`,
  compareWith: 'Compare with',
  closeDiff: 'Back to the text',
  sameText: 'No difference from this version.',
  noReports: 'Nobody has reported this.',
  noHistory: 'No earlier decisions on this member or target.',
  sameTarget: 'same target',
  states: { held: 'held', standing: 'standing', undone: 'undone' },
  note: (text) => `Note: ${text}`,
  clause: 'Clause',
  clauseSince: (day) => `in force since ${day}`,
  clauseVersion: (n) => `v${n}`,
  noClause: 'No clause was in force on the day of posting',
  notWhen: (when) => `Not when: ${when}`,
  usually: (measure) => `Usual measure: ${measure}`,
  readClause: 'Read the clause',
}
