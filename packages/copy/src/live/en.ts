import type { live as ja } from './ja.ts'

export const live: typeof ja = {
  here: 'People on this case',
  doings: { typing: 'typing', viewing: 'viewing', away: 'away' },
  does: (alias, doing) => `${alias} ${doing}`,
  others: (n) => `${n} more`,
  between: ', ',
}
