import type { live as ja } from './ja.ts'

export const live: typeof ja = {
  here: 'People at this case',
  doings: { typing: 'typing', viewing: 'viewing', away: 'away' },
  does: (alias, doing) => `${alias} ${doing}`,
  others: (n) => `${n} more`,
  between: ', ',
  notices: 'Notifications',
  notify: 'Desktop notifications for urgent cases and due times',
  notifyNote: 'While this page is out of sight, once for each case. Nothing about members is shown.',
  sound: 'Play a sound with due time alerts',
  soundNote: 'Plays when a case assigned to you is about to be overdue. For leads, also when any case becomes overdue.',
  soundTry: 'Try the sound',
  deadline: {
    region: 'Due time alerts',
    ahead: 'Due soon',
    overdue: 'Overdue',
    more: (n) => `${n} more`,
    open: 'Open',
    dismiss: 'Dismiss',
  },
  notifyDenied: 'The browser does not allow notifications. Allow them in its settings, then switch this on again.',
  notifyMissing: 'This browser has no notifications.',
  urgent: 'Urgent case',
  urgentIs: (number, about) => `#${number} ${about}`,
}
