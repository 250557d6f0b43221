import type { signIn as ja } from './ja.ts'

export const signIn: typeof ja = {
  lead: 'The desk that watches over every job, day and night.',
  signIn: 'Sign in',
  signingIn: 'Signing in',
  failed: 'Login or password is wrong. Please check what you entered.',
  tooMany: (seconds) => `Too many attempts. Please try again in ${seconds} seconds.`,
  expired: 'Your session has ended. Please sign in again. Decisions not yet sent are kept.',
  demo: 'Demo accounts',
  demoLead: 'Choosing one signs you in.',
  byPasskey: 'Sign in with a passkey',
  noPasskey: 'The passkey did not sign you in. Please try again, or use the password.',
}
