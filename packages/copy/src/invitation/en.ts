import type { invitation as ja } from './ja.ts'

export const invitation: typeof ja = {
  title: 'Welcome',
  lead: (alias, role) => `${alias}, you’ve been invited as ${role}. Choose a password, then set up a second factor.`,
  login: 'Username',
  password: 'New password',
  show: 'Show password',
  rules: 'At least 12 characters. A long phrase works best. Don’t use your username or alias.',
  accept: 'Set password and continue',
  accepting: 'Setting password',
  looking: 'Checking invitation link',
  over: 'This invitation link doesn’t work',
  overNext: 'It expired, was already used or is incomplete. Ask an admin for a new one.',
  toSignIn: 'Go to sign-in',
  unreachable: 'Can’t reach the server',
  unreachableNext: 'Your invitation link still works. Check your connection and try again.',
  retry: 'Try again',
  problems: {
    password_short: 'Choose a password of at least 12 characters.',
    password_common: 'This password is too common. Choose one that’s harder to guess.',
    password_names: 'Choose a password without your username or alias.',
    network: 'Can’t reach the server. Your password isn’t set yet.',
    unstored: 'The server can’t save anything right now. Try again in a few minutes.',
    unexpected: 'Something went wrong on our side. Try again.',
  },
}
