import type { apiKeys as ja } from './ja.ts'

/** Keys of other systems. */
export const apiKeys: typeof ja = {
  title: 'API keys',
  lead: 'What the marketplace’s servers call the desk with.',
  docs: 'About the intake API',
  add: 'Make a key',
  name: 'Name',
  nameHint: 'Say which system uses it.',
  scopes: 'May do',
  scope: {
    'intake:write': 'Intake: send jobs, reports and the rest',
    'effects:read': 'Read the texts of measures, appeals and notices',
  },
  brief: { 'intake:write': 'Intake', 'effects:read': 'Texts' },
  columns: { name: 'Name', scopes: 'May do', state: 'State', lastUsed: 'Last used', made: 'Made' },
  states: { in_force: 'In force', ends: 'Ending', ended: 'Ended' },
  until: (when) => `until ${when}`,
  never: 'Not yet',
  byCommand: 'command',
  make: 'Make it',
  replace: 'Replace',
  replaceTitle: (name) => `Replace “${name}”?`,
  replaceLead: 'A new key is made. The old one goes on for as long as you choose, and then opens nothing.',
  overlap: 'The old key goes on for',
  hours: (n) =>
    n === 0
      ? 'no time'
      : n % 24 === 0
        ? `${n / 24} ${n === 24 ? 'day' : 'days'}`
        : `${n} ${n === 1 ? 'hour' : 'hours'}`,
  revoke: 'Withdraw',
  revokeTitle: (name) => `Withdraw “${name}”?`,
  revokeLead: 'Systems that use this key are locked out at once. This cannot be taken back.',
  revokeDo: 'Withdraw it',
  cancel: 'Cancel',
  madeTitle: 'The new key',
  madeLead: 'It is shown this once. Keep it in a safe place.',
  copy: 'Copy',
  copied: 'Copied',
  close: 'I have kept it',
  empty: 'There are no keys yet',
  emptyNext: 'With a key the marketplace can send jobs and reports.',
  failed: (why) => `That did not work. ${why}`,
}
