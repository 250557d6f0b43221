import type { errors as ja } from './ja.ts'

export const errors: typeof ja = {
  network: 'Can’t reach the server.',
  unstored: 'The server can’t save anything right now.',
  signedOut: 'Your session has ended.',
  notFound: 'Not found.',
  forbidden: 'You don’t have access to this page.',
  unexpected: 'Something went wrong on our side.',
  page: 'Couldn’t show this page',
  part: 'Couldn’t load this part.',
  pageNext: 'Your decisions are saved. Reload to continue.',
  away: 'Couldn’t open this page yet',
  awayNext: 'It opens automatically once the server is back. Your decisions and drafts are kept.',
  reload: 'Reload',
  retry: 'Try again',
}
