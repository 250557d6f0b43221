import type { people as ja } from './ja.ts'

export const people: typeof ja = {
  title: 'People',
  lead: 'The accounts of those who work at the desk. Nobody outside sees them.',
  columns: {
    alias: 'Alias',
    login: 'Login',
    role: 'Role',
    queues: 'Queues',
    factors: 'Second factor',
    lastSeen: 'Last seen',
    state: 'State',
  },
  count: (n) => (n === 1 ? '1 person' : `${n} people`),
  queues: { flagged: 'Flagged', patrol: 'Patrol' },
  allQueues: 'All',
  factors: { yes: 'Yes', no: 'None' },
  never: 'Not yet',
  states: { active: 'Active', invited: 'Invited', lapsed: 'Invitation over', disabled: 'Disabled' },
  me: 'You',
}
