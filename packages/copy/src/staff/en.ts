import type { staff as ja } from './ja.ts'

export const staff: typeof ja = {
  title: 'Sign in',
  lead: 'The desk of the team that watches over every job, day and night.',
  login: 'Login',
  password: 'Password',
  signIn: 'Sign in',
  byPasskey: 'Sign in with a passkey',
  noPasskey: 'The passkey did not sign you in. Please try again, or use the password.',
  signingIn: 'Signing in',
  signOut: 'Sign out',
  signOutFailed: (why) => `You are still signed in: signing out did not work. ${why}`,
  failed: 'Login or password is wrong. Please check what you entered.',
  tooMany: (seconds) => `Too many attempts. Please try again in ${seconds} seconds.`,
  unreachable: 'The desk cannot be reached. Please check the connection and try again.',
  expired: 'Your session has ended. Please sign in again. Decisions not yet sent are kept.',
  demo: 'Demo accounts',
  demoLead: 'Choosing one signs you in.',
  theme: 'Theme',
  themes: { system: 'As the device', light: 'Light', dark: 'Dark' },
  language: 'Language',
  languages: { ja: '日本語', en: 'English' },
}
