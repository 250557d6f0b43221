import type { sessions as ja } from './ja.ts'

export const sessions: typeof ja = {
  title: 'Where you are signed in',
  lead: 'End what you do not know at once. It is refused at its next request.',
  unknown: 'Unknown device',
  agent: (named) => named.split(', ').join(' · '),
  methods: { password: 'Password', passkey: 'Passkey', oidc: 'Company account', demo: 'Demo account' },
  current: 'This one',
  signedIn: (instant) => `Signed in ${instant}`,
  lastSeen: (instant) => `last seen ${instant}`,
  end: 'End',
  endOf: (device, instant) => `End ${device}, signed in ${instant}`,
  endOthers: 'End all others',
  ended: 'The sessions are ended',
  loading: 'Loading your sessions',
  failed: 'Your sessions could not be loaded',
  retry: 'Load again',
}
