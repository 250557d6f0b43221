import type { waitingKeys as ja } from './ja.ts'

export const waitingKeys: typeof ja = {
  waiting: 'Loading. Runs when ready',
  cancel: 'cancels',
  uncounted: 'Not counted',
  why: {
    lost: 'It was pressed before this case was on screen.',
    follows: 'The key before it was not counted.',
    barred: 'Press Esc to go back first.',
  },
}
