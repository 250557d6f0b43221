import type { errors as ja } from './ja.ts'

export const errors: typeof ja = {
  network: 'The desk cannot be reached.',
  unstored: 'The desk cannot store anything right now.',
  signedOut: 'Your session has ended.',
  notFound: 'Not found.',
  forbidden: 'You are not permitted to see this screen.',
  unexpected: 'Something went wrong at the desk.',
  page: 'This screen could not be shown',
  part: 'This part could not be loaded.',
  pageNext: 'Your decisions are kept. Please reload.',
  away: 'This screen cannot be opened yet',
  awayNext: 'It opens by itself once the desk can be reached. Your decisions and drafts are kept.',
  nowhere: 'There is no screen at this address',
  notPermitted: 'You may not see this screen',
  nowhereNext: 'Please choose again from the bar above.',
  reload: 'Reload',
  retry: 'Try again',
}
