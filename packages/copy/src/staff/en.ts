import type { staff as ja } from './ja.ts'

export const staff: typeof ja = {
  title: 'Sign in',
  login: 'Login',
  password: 'Password',
  signOut: 'Sign out',
  signOutFailed: (why) => `You are still signed in: signing out did not work. ${why}`,
  unreachable: 'The desk cannot be reached. Please check the connection and try again.',
  theme: 'Theme',
  themes: { system: 'As the device', light: 'Light', dark: 'Dark' },
  language: 'Language',
  languages: { ja: '日本語', en: 'English' },
  roles: { moderator: 'Moderator', lead: 'Lead', approver: 'Approver', auditor: 'Auditor', admin: 'Admin' },
}
