import type { factor as ja } from './ja.ts'

export const factor: typeof ja = {
  confirming: 'Confirming',
  confirmIt: 'Confirm',
  back: 'Start again',
  wrong: 'That did not confirm it. Please try again.',
  over: 'It failed too often. Please sign in again.',
  factorTitle: 'Second step',
  ways: { code: 'Code of an authenticator app', passkey: 'Passkey', recovery: 'Recovery code' },
  otherWays: 'Another way',
  code: 'Six-digit code of the app',
  codeLead: 'Please type the six digits your authenticator app shows.',
  passkeyLead: 'Confirm with a passkey you have set up. Your browser will guide you.',
  passkeyUse: 'Use a passkey',
  passkeyFailed: 'The passkey did not confirm it. Please try again or choose another way.',
  passkeyNowhere: (address) =>
    `Passkeys do not work at this address. Please open the desk by a name, such as ${address}.`,
  recovery: 'Recovery code',
  recoveryLead: 'Please type one of the recovery codes you kept. It cannot be used again.',
}
