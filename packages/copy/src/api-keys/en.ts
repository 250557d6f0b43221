import type { apiKeys as ja } from './ja.ts'

/** Keys of other systems. */
export const apiKeys: typeof ja = {
  alreadyEnded: 'This API key was already revoked.',
  title: 'API keys',
  lead: 'The marketplace’s servers use these keys to call Mimamori.',
  docs: 'Intake API reference',
  add: 'New key',
  name: 'Name',
  nameHint: 'The system that uses it.',
  scopes: 'Permissions',
  scope: {
    'intake:write': 'Send jobs, reports and other data',
    'effects:read': 'Read the texts of measures, appeals and notices',
  },
  brief: { 'intake:write': 'Intake', 'effects:read': 'Texts' },
  columns: { name: 'Name', scopes: 'Permissions', state: 'Status', lastUsed: 'Last used', made: 'Created' },
  states: { in_force: 'Active', ends: 'Ending', ended: 'Revoked' },
  until: (when) => `until ${when}`,
  never: 'Never',
  byCommand: 'command line',
  make: 'Create key',
  replace: 'Replace',
  replaceTitle: (name) => `Replace “${name}”?`,
  replaceLead: 'You’ll get a new key. The old one keeps working for the time you choose, then stops.',
  overlap: 'Keep the old key for',
  hours: (n) =>
    n === 0
      ? 'no time (stop it now)'
      : n % 24 === 0
        ? `${n / 24} ${n === 24 ? 'day' : 'days'}`
        : `${n} ${n === 1 ? 'hour' : 'hours'}`,
  revoke: 'Revoke',
  revokeTitle: (name) => `Revoke “${name}”?`,
  revokeLead: 'Systems that use this key lose access right away. You can’t undo this.',
  revokeDo: 'Revoke key',
  cancel: 'Cancel',
  madeTitle: 'Your new key',
  madeLead: 'You won’t see it again. Copy it and keep it somewhere safe.',
  copy: 'Copy',
  copied: 'Copied',
  close: 'I’ve saved it',
  empty: 'No keys yet',
  emptyNext: 'The marketplace needs a key to send jobs and reports.',
  failed: (why) => `Couldn’t do that. ${why}`,
}
