import type { clock as ja } from './ja.ts'

export const clock: typeof ja = {
  watched: { machine: 'The server’s clock', database: 'The database’s clock' },
  title: (clock) => `${clock} needs checking`,
  why: {
    jumped: (clock, watchedAt, deskAt) =>
      `${clock} says ${watchedAt}; by the desk’s own time it is ${deskAt}. The desk goes on by its own time.`,
    before_newest: (clock, watchedAt, deskAt) =>
      `${clock} says ${watchedAt}, which is before the last entry in the audit log. The desk goes on by its own time, ${deskAt}.`,
    long_after_newest: (clock, watchedAt) =>
      `${clock} says ${watchedAt}, which is more than 72 hours after the last entry in the audit log.`,
  },
  held: 'Deleting expired data and old backups is on hold. Receiving and deciding go on.',
  ask: 'Please tell an admin.',
  decide: () =>
    'If it is wrong, set it right on the server. If it is right, press “This time is right”. You may have to sign in again.',
  confirm: 'This time is right',
  confirmed: (at) => `The clock is confirmed. The desk’s time is ${at}`,
  refusals: {
    clock_not_in_doubt: 'The clock is in order again.',
  },
}
