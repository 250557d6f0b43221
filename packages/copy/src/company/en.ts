import type { company as ja } from './ja.ts'

export const company: typeof ja = {
  signIn: (name) => (name ? `Sign in with ${name}` : 'Sign in with your company account'),
  finishing: 'Checking your sign-in',
  denied: 'Sign-in canceled',
  deniedNext: 'You canceled at your company’s sign-in page, or your company didn’t allow it.',
  over: 'This sign-in link has expired',
  overNext: 'It took too long, started in another browser or was already used. Start again from the sign-in page.',
  unknown: 'This account can’t sign in',
  unknownNext: 'It isn’t linked to a Mimamori account. Ask an admin.',
  unreachable: 'Can’t reach your company’s sign-in',
  unreachableNext: 'Try again in a few minutes. If it keeps failing, tell an admin.',
  network: 'Can’t reach the server',
  networkNext: 'Check your connection and start again from the sign-in page.',
  again: 'Back to sign-in',
}
