import type { erasure as ja } from './ja.ts'

export const erasure: typeof ja = {
  title: 'Erasing a member',
  lead: 'Destroys the personal data and the texts of a member for good. Figures, decisions and the audit log stay.',
  memberId: 'Member ID',
  memberHint: 'U-10482',
  find: 'Look',
  notFound: 'The desk has nothing of this member.',
  found: (id) => `Erasing member ${id}`,
  goes: 'What goes',
  personal: 'Name, mail, phone, and the key that sealed them',
  counts: {
    texts: (n) => `Texts: ${n} (every version of jobs, proposals, messages)`,
    decisions: (n) => `Letters and notes of decisions: ${n}`,
    notes: (n) => `Internal notes: ${n}`,
    reports: (n) => `Words of reports: ${n}`,
  },
  stays: 'What stays',
  staysText: (disclosures) =>
    `The ID, times, codes such as categories and measures, monthly figures, coverage, the audit log, and who saw data of the member (${disclosures}).`,
  refusals: {
    not_permitted: 'You are not allowed to do this.',
    already_erased: 'The data of this member has been erased already.',
    last_four_wrong: 'These are not the last four characters of the member ID.',
    erase_case_unfinished: 'This cannot be erased yet: there are unfinished cases.',
    erase_event_underway: 'This cannot be erased yet: something is still on its way to the marketplace.',
  },
  unfinished: (cases, reported, events) =>
    `Cases of the member: ${cases} · cases the member reported: ${reported} · on their way: ${events}`,
  reason: 'Reason',
  reasons: {
    member_request: 'Asked for by the member',
    left: 'Left the marketplace',
    law: 'Required by law or a court',
    by_mistake: 'Data that came by mistake',
  },
  lastFour: 'To confirm, type the last 4 characters of the ID',
  erase: 'Erase',
  erasing: 'Erasing',
  warning: 'This cannot be undone. What backups hold goes when they expire.',
  erased: (id) => `The data of member ${id} has been erased`,
  done: 'Erasures',
  none: 'Nothing has been erased yet.',
  columns: { at: 'Time (JST)', member: 'Member', reason: 'Reason', actor: 'By', counts: 'Emptied', purge: 'Files' },
  total: (n) => `${n}`,
  purge: {
    purging: 'Being taken out of the files',
    purged: 'Gone from the files',
    operator: 'Left to who runs the server',
  },
  command: 'command',
}
