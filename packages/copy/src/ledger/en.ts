import type { ledger as ja } from './ja.ts'

export const ledger: typeof ja = {
  title: 'Measures',
  lead: 'How long acts can be undone, how warnings count, whether members are restricted, and how a forced withdrawal goes. A change holds once it is saved; a hold or undo window that runs keeps its end.',
  names: {
    undoSeconds: 'Seconds in which acts can be undone',
    warningDays: 'Days a warning counts',
    appealDays: 'Days in which members can appeal',
    hidesPerStep: 'Hides that count as one warning',
    correctionDays: 'Days to correct a text',
    appealDueDays: 'Days to decide an appeal',
    holdMinutes: 'Hold of a withdrawal (minutes)',
    withdrawalsAnHour: 'Withdrawals delivered within an hour',
  },
  notes: {
    undoSeconds:
      'Decisions take effect once this time is over. Snoozing, escalating, sending back, releasing and notes can be undone within it, too.',
    warningDays:
      'A warning past these days does not count for what comes next. It stays on record. Empty: it counts for ever.',
    appealDays: 'Counted from the day a decision stands. An appeal after that is not taken.',
    hidesPerStep:
      'With each so many standing hides the next step moves up by one. Withdrawal is never suggested for a member who was not warned. 0: hides do not count.',
    correctionDays: 'The letter names the day. What is not corrected by then comes back to the queue.',
    appealDueDays: 'Counted from the day it arrived. After that it is shown as overdue.',
    holdMinutes:
      'From the approval to delivery. Meanwhile who proposed, who approved, or a lead can stop it. A shorter one needs a lead’s agreement.',
    withdrawalsAnHour:
      'Once there are so many, none goes out until a lead resumes. A higher limit needs a lead’s agreement.',
  },
  terms: 'Ladder and due times',
  termsLead:
    'How the next step is counted, and how long corrections and appeals take. What was asked for or filed before keeps its date.',
  restricting: 'Restrict members',
  restrictingNote: 'Switched off, those who are restricted can still be freed.',
  between: (min, max) => `${min} to ${max}`,
  outOfRange: 'Enter whole numbers within their bounds.',
  save: 'Save',
  saved: 'Settings of measures changed',
  proposed: 'Saved. What loosens the protection around withdrawals waits for a lead to agree.',
  reset: 'Back to the defaults',
}
