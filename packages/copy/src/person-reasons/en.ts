import type { personReasons as ja } from './ja.ts'

export const personReasons: typeof ja = {
  told: {
    raised: (by) => `Flagged from patrol by ${by}`,
    sent_back: (by) => `Sent back by ${by}`,
    snoozed: (by) => `Snoozed by ${by}, now back`,
    asleep: (by) => `Snoozed by ${by}`,
    escalated: (by) => `Escalated by ${by}`,
    assigned: (by, to) => `Assigned to ${to} by ${by}`,
    pinned: (by) => `Pinned by ${by}`,
  },
  marks: { raised: 'from patrol', sent_back: 'sent back', snoozed: 'back from snooze' },
  watching: 'watching',
  until: (time) => `until ${time}`,
  joined: (flags, person) => `${flags} · ${person}`,
}
