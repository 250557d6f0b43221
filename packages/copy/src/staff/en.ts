import type { staff as ja } from './ja.ts'

export const staff: typeof ja = {
  title: 'Sign in',
  login: 'Username',
  password: 'Password',
  signOut: 'Sign out',
  unreachable: 'Can’t reach the server. Check your connection and try again.',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  language: 'Language',
  languages: { ja: '日本語', en: 'English' },
  roles: { moderator: 'Moderator', lead: 'Lead', approver: 'Approver', auditor: 'Auditor', admin: 'Admin' },
}
