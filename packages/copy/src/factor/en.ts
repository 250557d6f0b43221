import type { factor as ja } from './ja.ts'

export const factor: typeof ja = {
  confirming: 'Confirming',
  confirmIt: 'Confirm',
  back: 'Start again',
  wrong: 'That didn’t work. Try again.',
  expired: 'That code has expired. Enter the new one.',
  over: 'Too many failed attempts. Sign in again.',
  factorTitle: 'Second step',
  ways: { code: 'Authenticator app code', passkey: 'Passkey', recovery: 'Recovery code' },
  otherWays: 'Try another way',
  code: 'Six-digit code',
  codeLead: 'Enter the six-digit code from your authenticator app.',
  passkeyLead: 'Confirm with a passkey. Your browser will guide you.',
  passkeyUse: 'Use a passkey',
  passkeyFailed: 'The passkey didn’t work. Try again or choose another way.',
  passkeyNowhere: (address) => `Passkeys don’t work at this address. Open Mimamori by name, such as ${address}.`,
  recovery: 'Recovery code',
  recoveryLead: 'Enter one of your recovery codes. Each works only once.',
}
