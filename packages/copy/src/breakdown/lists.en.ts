import type { lists as ja } from './lists.ja.ts'

export const lists: typeof ja = {
  export: 'CSV',
  exporting: 'Export this list as CSV',
  exported: (n) => `${n} ${n === '1' ? 'row' : 'rows'} exported`,
  sortBy: (name) => `Sort by ${name.toLowerCase()}`,
  sort: 'Sort',
  sorted: (name, rising) => `${name}, ${rising ? 'ascending' : 'descending'}`,
  columns: {
    measure: 'Taken',
    format: 'Format',
    jobCategory: 'Job category',
  },
  rows: {
    targets: 'One row per item',
    measures: 'One row per measure: two warnings on one item are two rows',
    decisions: 'One row per decision',
  },
  shownMeasures: (shown, all) => `${shown} of ${all} ${all === '1' ? 'measure' : 'measures'}`,
  overturned: 'Overturned decisions',
  confirmed: 'Decisions that found a violation',
  measureOf: {
    job: 'Jobs by measure',
    proposal: 'Proposals by measure',
    message: 'Messages by measure',
    member: 'Members by measure',
  },
  measureNote: 'Counts items: each once for every measure of the decision that confirmed it',
  takenNote: 'Counts measures: two warnings on one item are two; reversed measures don’t count',
  takenTitle: 'Measures taken',
  noList: 'These figures don’t open a list',
  headlineNoList: 'The figures above don’t open a list. Open cases from the charts below.',
  openOverturned: 'Select a bar to see its overturned decisions',
}
