import { fullMonth } from '../instants/months.en.ts'
import type { reminders as ja } from './reminders.ja.ts'

export const reminders: typeof ja = {
  unclosed: (month) => `${fullMonth(month)} isn’t closed yet.`,
  close: 'Close the month',
  later: 'Hide until tomorrow',
  laterDone: 'Hidden until tomorrow. It’s gone for good once the month is closed.',
  failed: 'Couldn’t save this. Try again.',
  desk: 'System',
  drafted: 'Created automatically by the system',
}
