import type { company as ja } from './ja.ts'

export const company: typeof ja = {
  signIn: (name) => (name ? `Sign in with ${name}` : 'Sign in with your company account'),
  finishing: 'Checking your sign-in',
  denied: 'You did not sign in',
  deniedNext: 'It was cancelled at the sign-in of your company, or it was not allowed there.',
  over: 'This sign-in cannot go on',
  overNext: 'It took too long, was begun in another browser, or was used already. Begin at the sign-in page again.',
  unknown: 'You cannot sign in with this account',
  unknownNext: 'It does not belong to an account of the desk. Please ask an admin.',
  unreachable: 'The sign-in of your company cannot be reached',
  unreachableNext: 'Try again in a while. If it goes on, tell an admin.',
  network: 'The desk cannot be reached',
  networkNext: 'Check the connection and begin at the sign-in page again.',
  again: 'Back to sign-in',
}
