import type { queueEmpty as ja } from './queue-empty.ja.ts'

export const queueEmpty: typeof ja = {
  now: {
    flagged: 'No flagged cases',
    patrol: 'Nothing to patrol',
    reports: 'No reported cases',
    reminders: 'No contact reminders',
    enquiries: 'No enquiries',
    escalated: 'Nothing waiting for a lead',
    snoozed: 'No snoozed cases',
    mine: 'No cases assigned to you',
  },
  next: {
    flagged: 'New flags and reports appear here automatically.',
    patrol: 'New jobs appear here automatically.',
    reports: 'New reports appear here automatically.',
    reminders: 'Reminders past their deadline appear here.',
    enquiries: 'New enquiries appear here automatically.',
    escalated: 'Escalated cases appear here.',
    snoozed: 'Snoozed cases appear here, next to return first.',
    mine: 'Claim a case from a queue and it appears here.',
  },
  toPatrol: (n) => `Go to patrol (${n})`,
  toFlagged: (n) => `Go to flagged (${n})`,
  done: {
    flagged: 'All flagged cases done',
    patrol: 'Patrol done',
    reports: 'All reported cases done',
    reminders: 'All contact reminders done',
    enquiries: 'All enquiries answered',
    escalated: 'Nothing waiting for a lead',
    snoozed: 'No snoozed cases',
    mine: 'No cases assigned to you',
  },
  doneNext: 'New cases appear in the queue automatically.',
}
