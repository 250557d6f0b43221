import { nextStep } from '../ledger/next-step.en.ts'
import type { beside as ja } from './ja.ts'

export const beside: typeof ja = {
  compare: (from, to) => `What changed from version ${from} to ${to}`,
  compareWith: 'Compare with',
  closeDiff: 'Back to the text',
  sameText: 'No difference from this version.',
  noReports: 'Nobody has reported this.',
  reportStates: {
    waiting: 'waits for its target',
    open: 'to be reviewed',
    held: 'held',
    reviewed: 'reviewed',
    invalidated: 'invalid',
  },
  noWords: '(no words)',
  reporter: (letter, masked) => `Reporter ${letter} (${masked})`,
  share: (percent, n) => `${percent}% confirmed (n=${n})`,
  shareMeans: 'Of the cases that were reviewed, those decided to be a violation.',
  nothingReviewed: 'nothing reviewed yet',
  invalidCases: (n) => `${n} invalid`,
  stillOpen: (n) => `${n} to be reviewed`,
  invalidate: 'Invalidate reports',
  restore: 'Make valid again',
  invalidateTitle: (letter, n) =>
    n === 1
      ? `The report of reporter ${letter} that is still to be reviewed becomes invalid. Why?`
      : `All ${n} reports of reporter ${letter} that are still to be reviewed become invalid. Why?`,
  invalidReasons: {
    false_claims: 'False claims',
    harassment: 'Harassment',
    retaliation: 'Retaliation',
    flood: 'Flood of reports',
  },
  invalidHint:
    'Places of cases and numbers of reporters are counted anew. A case that nothing else speaks for goes to patrol, where a person looks at it. Words are kept, reviewed reports stay as they are, and the reporter hears nothing.',
  invalidBack: 'Back',
  invalidBy: (reason, alias) => `${reason}: invalidated by ${alias}`,
  invalidated: (reports, cases) =>
    `${reports} ${reports === 1 ? 'report is' : 'reports are'} invalid now, ${cases} ${cases === 1 ? 'case was' : 'cases were'} placed anew.`,
  restored: (reports) => `${reports} ${reports === 1 ? 'report counts' : 'reports count'} again.`,
  noHistory: 'No earlier decisions on this member or target.',
  sameTarget: 'same target',
  states: { proposed: 'proposed', held: 'held', standing: 'standing', undone: 'undone' },
  note: (text) => `Note: ${text}`,
  clause: 'Clause',
  clauseSince: (day) => `in force since ${day}`,
  clauseVersion: (n) => `v${n}`,
  noClause: 'No clause was in force on the day of posting',
  notWhen: (when) => `Not when: ${when}`,
  usually: (measure) => `Usual measure: ${measure}`,
  usuallyBut: (next) => `by the record, the next step is: ${next}`,
  step: nextStep,
  readClause: 'Read the clause',
  copiesHidden: (n, target) => `Nearly the same as hidden ${target} #${n}`,
  contract: 'Contract',
  contractStates: { none: 'none', running: 'running', completed: 'completed', cancelled: 'cancelled' },
}
