import type { security as ja } from './ja.ts'

export const security: typeof ja = {
  confirm: 'Confirm it is you',
  confirmLead: 'This matters, so please show once more who you are. It then holds for five minutes.',
  confirmDemo: 'Confirm with the demo password',
  confirmDemoNote: 'For demo accounts, the password everybody knows stands in for it.',
  confirmNone: 'There is no way to confirm this session. Please sign in again.',
  confirming: 'Confirming',
  cancel: 'Cancel',
  wrong: 'That did not confirm it. Please try again.',
}
