import type { ledger as ja } from './ja.ts'

export const ledger: typeof ja = {
  title: 'Measures',
  lead: 'How long actions can be undone, how warnings count, whether members can be restricted and how forced withdrawals work. Changes apply once saved. A hold or undo window already running keeps its end time.',
  names: {
    undoSeconds: 'Undo window (seconds)',
    warningDays: 'Warning expiry (days)',
    appealDays: 'Appeal deadline (days)',
    hidesPerStep: 'Hides per step',
    correctionDays: 'Correction deadline (days)',
    appealDueDays: 'Appeal review time (days)',
    holdMinutes: 'Withdrawal hold (minutes)',
    withdrawalsAnHour: 'Withdrawal limit (per hour)',
  },
  notes: {
    undoSeconds:
      'Decisions take effect when this time is over. You can also undo snoozes, escalations, send-backs, releases and notes until then. Shortening it needs a lead’s approval.',
    warningDays:
      'Expired warnings stay on record but don’t count toward the next step. If empty, warnings never expire.',
    appealDays:
      'Counted from the day a decision is final. Later appeals aren’t accepted. Shortening it needs a lead’s approval.',
    hidesPerStep:
      'This many active hides move the next step up by one. Withdrawal is never suggested for a member without warnings. 0: hides don’t count.',
    correctionDays: 'The letter names the date. Texts not corrected by then return to the queue.',
    appealDueDays: 'Counted from the day the appeal arrived. Later ones show as overdue.',
    holdMinutes:
      'Time from approval to delivery. Until then, the proposer, the approver or a lead can stop it. A shorter hold needs a lead’s approval.',
    withdrawalsAnHour:
      'Once reached, withdrawals pause until a lead resumes them. A higher limit needs a lead’s approval.',
  },
  terms: 'Ladder and due times',
  termsLead:
    'How the next step is counted and how long corrections and appeals take. Existing requests and appeals keep their dates.',
  restricting: 'Allow restricting members',
  restrictingNote: 'If off, existing restrictions can still be lifted.',
  between: (min, max) => `${min}–${max}`,
  outOfRange: 'Enter whole numbers within the limits.',
  save: 'Save',
  saved: 'Measure settings saved',
  proposed: 'Saved. Changes that loosen the protection of members need a lead’s approval.',
  reset: 'Reset to defaults',
}
