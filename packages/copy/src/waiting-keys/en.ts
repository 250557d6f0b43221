import type { waitingKeys as ja } from './ja.ts'

export const waitingKeys: typeof ja = {
  waiting: 'Loading. Runs when ready',
  cancel: 'cancels',
  uncounted: 'Key ignored',
  why: {
    lost: 'You pressed it before this case appeared.',
    early: 'You pressed it too soon after this case appeared.',
    follows: 'The key before it was ignored.',
    barred: 'Press Esc to go back first.',
  },
}
