import type { sessions as ja } from './ja.ts'

export const sessions: typeof ja = {
  title: 'Where you’re signed in',
  lead: 'If you don’t recognize a session, end it right away.',
  unknown: 'Unknown device',
  agent: (named) => named.split(', ').join(' · '),
  methods: { password: 'Password', passkey: 'Passkey', oidc: 'Company account', demo: 'Demo account' },
  current: 'This device',
  signedIn: (instant) => `Signed in ${instant}`,
  lastSeen: (instant) => `last seen ${instant}`,
  end: 'End',
  endOf: (device, instant) => `End ${device}, signed in ${instant}`,
  endOthers: 'End all others',
  ended: 'Sessions ended',
  loading: 'Loading your sessions',
  failed: 'Couldn’t load your sessions',
  retry: 'Try again',
}
