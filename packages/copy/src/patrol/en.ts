import type { patrol as ja } from './ja.ts'

export const patrol: typeof ja = {
  title: 'Patrol',
  note: 'Jobs with no flags or reports, most suspicious first. Pass what you’ve read, and flag anything odd to move it to the flagged queue.',
  left: 'To do',
  today: 'Decided today',
  pace: 'This session',
  perMinute: (passed, rate) => `${passed} · ${rate}/min`,
  passedOnly: (passed) => passed,
  cards: 'Jobs on this page',
  read: 'Shown',
  unread: 'Unread',
  memberFor: (days) => {
    const ago = (n: number, one: string) => `joined ${n === 1 ? `1 ${one}` : `${n} ${one}s`} ago`
    if (days < 60) return days < 1 ? 'joined less than a day ago' : ago(days, 'day')
    return days < 730 ? ago(Math.floor(days / 30.44), 'month') : ago(Math.floor(days / 365.25), 'year')
  },
  identified: 'identity verified',
  notIdentified: 'identity not verified',
  progress: (read, of) => `${read} of ${of} shown`,
  pass: (n) => (n === 0 ? 'Mark shown as OK' : n === 1 ? 'Mark 1 shown as OK' : `Mark ${n} shown as OK`),
  passNone: 'Nothing to pass yet. A job counts as shown once its whole text has been on screen long enough to read.',
  passed: (n) => `${n} passed.`,
  stay: (n) => (n === 1 ? '1 unread job stays in the queue.' : `${n} unread jobs stay in the queue.`),
  undo: (n) => `Undo ${n}`,
  raise: 'Flag',
  raised: (n) => `#${n} moved to the flagged queue.`,
  reason: 'Why? (optional)',
  reasonHint: 'Saved as an internal note when you flag the job.',
  addReason: 'Add reason',
  lost: (n, why) => `#${n}: ${why}`,
  problems: 'Cases that weren’t passed',
  dismiss: 'Close',
  refused: (n) =>
    n === 1 ? '1 couldn’t be passed. See the reason on it.' : `${n} couldn’t be passed. See the reason on each.`,
  loading: 'Loading jobs',
  failed: 'Couldn’t load the jobs',
  failedKept: 'The jobs you passed are saved. Check your connection and try again.',
  retry: 'Try again',
  done: 'Patrol done',
  doneNext: 'New jobs will appear here when they arrive.',
  doneMore: 'More jobs to read',
  waiting: (n) => (n === 1 ? '1 job waiting.' : `${n} jobs waiting.`),
  doneHere: 'Nothing left to read in this tab',
  heldElsewhere: (n) =>
    `You have ${n === 1 ? '1 job' : `${n} jobs`} open in another tab. Jobs from a closed tab come back within two minutes.`,
  heldByOthers: (n) => (n === 1 ? '1 job is assigned to a colleague.' : `${n} jobs are assigned to colleagues.`),
  doneFiltered: 'No more jobs match',
  more: 'Check again',
  toList: 'Show as a list',
  jobNumber: (n) => `Case #${n}`,
}
