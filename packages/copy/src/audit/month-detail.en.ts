import type { monthDetails as ja } from './month-detail.ja.ts'

/** What an entry about notices, account standards and reports by mail notes, by its names. */
export const monthDetails: typeof ja = {
  dryRun: 'dry run',
  draftDay: 'Draft day',
  address: 'Published at',
  rhythm: 'Kind',
  period: 'First day',
  weekly: 'Weekly report',
  monthly: 'Monthly report',
  picture: 'hash of the picture',
  bytes: 'bytes',
  picturesRemoved: 'pictures removed',
}
