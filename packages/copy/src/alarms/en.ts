import type { alarms as ja } from './ja.ts'

export const alarms: typeof ja = {
  notices: 'Notifications',
  notify: 'Send desktop notifications for urgent cases and due times',
  notifyNote: 'One per case, when this page is in the background. They never include member data.',
  sound: 'Play a sound with due time alerts',
  soundNote: 'Plays when a case assigned to you is about to be overdue. For leads, also when any case becomes overdue.',
  soundTry: 'Play sample',
  deadline: {
    region: 'Due time alerts',
    ahead: 'Due soon',
    overdue: 'Overdue',
    more: (n) => `${n} more`,
    open: 'Open',
    dismiss: 'Dismiss',
  },
  notifyDenied: 'Your browser blocks notifications. Allow them in its settings, then turn this on again.',
  notifyMissing: 'This browser doesn’t support notifications.',
  urgent: 'Urgent case',
  urgentIs: (number, about) => `#${number} ${about}`,
}
