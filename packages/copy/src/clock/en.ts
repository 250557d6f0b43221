import type { clock as ja } from './ja.ts'

export const clock: typeof ja = {
  watched: { machine: 'The server’s clock', database: 'The database’s clock' },
  title: (clock) => `${clock} needs checking`,
  why: {
    jumped: (clock, watchedAt, deskAt) =>
      `${clock} says ${watchedAt}, but it should be ${deskAt}. Mimamori keeps using its own time.`,
    before_newest: (clock, watchedAt, deskAt) =>
      `${clock} says ${watchedAt}, earlier than the last audit log entry. Mimamori keeps using its own time, ${deskAt}.`,
    long_after_newest: (clock, watchedAt) =>
      `${clock} says ${watchedAt}, more than 72 hours after the last audit log entry.`,
  },
  held: 'Deleting expired data and old backups is on hold. Intake and decisions continue.',
  ask: 'Tell an admin.',
  decide: () =>
    'If it’s wrong, set the clock on the server. If it’s right, press “This time is correct”. You may need to sign in again.',
  confirm: 'This time is correct',
  confirmed: (at) => `Clock confirmed. The time is now ${at}`,
  refusals: {
    clock_not_in_doubt: 'The clock is already correct.',
  },
}
