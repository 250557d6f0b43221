import type { signIn as ja } from './ja.ts'

export const signIn: typeof ja = {
  lead: 'Watching over every job, day and night.',
  signIn: 'Sign in',
  signingIn: 'Signing in',
  failed: 'Incorrect username or password.',
  tooMany: (seconds) => `Too many attempts. Try again in ${seconds} seconds.`,
  expired: 'Your session has ended. Sign in again. Unsent decisions are kept.',
  demo: 'Demo accounts',
  demoLead: 'Choose one to sign in.',
  byPasskey: 'Sign in with a passkey',
  noPasskey: 'The passkey didn’t work. Try again or use your password.',
}
