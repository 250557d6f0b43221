import type { erasure as ja } from './ja.ts'

export const erasure: typeof ja = {
  title: 'Erase a member',
  lead: 'Permanently deletes a member’s personal data and texts. Figures, decisions and the audit log stay.',
  memberId: 'Member ID',
  memberHint: 'U-10482',
  find: 'Look up',
  notFound: 'No data found for this member ID.',
  found: (id) => `Erase member ${id}`,
  goes: 'What’s deleted',
  personal: 'Name, email, phone and the key that encrypts them',
  counts: {
    texts: (n) => `Texts: ${n} (every version of jobs, proposals and messages)`,
    decisions: (n) => `Decision letters and notes: ${n}`,
    notes: (n) => `Internal notes: ${n}`,
    reports: (n) => `Report texts: ${n}`,
    standards: (n) => `${n} records of account standards (metrics, standards held, reasons)`,
  },
  stays: 'What’s kept',
  staysText: (disclosures) =>
    `The ID, timestamps, codes such as categories and measures, monthly figures, coverage, the audit log and the record of who saw the member’s data (${disclosures}).`,
  refusals: {
    not_permitted: 'You don’t have permission to do this.',
    already_erased: 'This member’s data was already erased.',
    last_four_wrong: 'These aren’t the last four characters of the member ID.',
    erase_case_unfinished: 'Can’t erase yet. Finish the open cases first.',
    erase_event_underway: 'Can’t erase yet. Events to the marketplace are still being sent.',
  },
  unfinished: (cases, reported, events) =>
    `Cases about the member: ${cases} · cases they reported: ${reported} · events being sent: ${events}`,
  reason: 'Reason',
  reasons: {
    member_request: 'Member’s request',
    left: 'Left the marketplace',
    law: 'Required by law or a court',
    by_mistake: 'Data sent by mistake',
  },
  lastFour: 'To confirm, enter the last 4 characters of the ID',
  erase: 'Erase',
  erasing: 'Erasing',
  warning: 'You can’t undo this. Data in backups is deleted when the backups expire.',
  erased: (id) => `Data for member ${id} erased`,
  done: 'Erasures',
  none: 'Nothing erased yet.',
  columns: { at: 'Time (JST)', member: 'Member', reason: 'Reason', actor: 'By', counts: 'Deleted', purge: 'Files' },
  total: (n) => `${n}`,
  purge: {
    purging: 'Being purged from files',
    purged: 'Purged from files',
    operator: 'Up to the server operator',
  },
  command: 'command line',
}
