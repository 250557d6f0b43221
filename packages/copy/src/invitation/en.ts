import type { invitation as ja } from './ja.ts'

export const invitation: typeof ja = {
  title: 'Welcome',
  lead: (alias, role) => `${alias}, you are invited as ${role}. Choose a password; then a second factor is set up.`,
  login: 'Login',
  password: 'New password',
  show: 'Show password',
  rules: 'At least 12 characters. A long phrase is best. It must not be made of your login or alias.',
  accept: 'Set password and go on',
  accepting: 'Setting it up',
  looking: 'Checking the invitation link',
  over: 'This invitation link cannot be used',
  overNext: 'It has ended, it was used before, or part of it is missing. Ask an admin for a new link.',
  toSignIn: 'To sign-in',
  unreachable: 'The desk cannot be reached',
  unreachableNext: 'Your invitation link is not used up. Check the connection and try again.',
  retry: 'Try again',
  problems: {
    password_short: 'Choose a password of at least 12 characters.',
    password_common: 'Many people choose this password. Please choose one that is harder to guess.',
    password_names: 'Choose another password, without your login or alias in it.',
    network: 'The desk cannot be reached. The password is not set yet.',
    unstored: 'The desk cannot store anything at the moment. Try again in a while.',
    unexpected: 'Something went wrong at the desk. Try again.',
  },
}
