import { SEVERITIES, type Severity } from '../catalogue/violation-categories.ts'
import type { QueueSort } from './queue-view-rules.ts'

/** The columns that the place of a case in a list depends on. */
type OrderedCase = {
  readonly id: string
  readonly rank: number
  readonly dueAt: string
  readonly openedAt: string
  readonly reporters: number
  readonly severity: Severity
  readonly snoozedUntil: string | null
}

const SORT_KEYS: Readonly<Record<QueueSort, (listedCase: OrderedCase) => string | number>> = {
  rank: () => 0,
  due: (listedCase) => listedCase.dueAt,
  age: (listedCase) => listedCase.openedAt,
  reports: (listedCase) => -listedCase.reporters,
  severity: (listedCase) => -SEVERITIES.indexOf(listedCase.severity),
  until: (listedCase) => listedCase.snoozedUntil ?? '',
}

const compareKeys = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0)

/** Compares cases in the order of a list, for `Array.sort`; whole lists are sorted by the database. */
export function compareBySort(sort: QueueSort): (a: OrderedCase, b: OrderedCase) => number {
  const key = SORT_KEYS[sort]
  return (a, b) =>
    compareKeys(key(a), key(b)) || a.rank - b.rank || compareKeys(a.dueAt, b.dueAt) || compareKeys(a.id, b.id)
}
