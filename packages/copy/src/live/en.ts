import type { live as ja } from './ja.ts'

export const live: typeof ja = {
  here: 'People at this case',
  doings: { typing: 'typing', viewing: 'viewing', away: 'away' },
  does: (alias, doing) => `${alias} ${doing}`,
  others: (n) => `${n} more`,
  between: ', ',
  notices: 'Notifications',
  notify: 'Notify me of urgent cases on the desktop',
  notifyNote: 'While this page is out of sight, once for each case. Nothing about members is shown.',
  notifyDenied: 'The browser does not allow notifications. Allow them in its settings, then switch this on again.',
  notifyMissing: 'This browser has no notifications.',
  urgent: 'Urgent case',
  urgentIs: (number, about) => `#${number} ${about}`,
}
