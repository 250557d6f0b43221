import { SEVERITIES, type Severity } from '../catalogue/categories.ts'
import type { Sort } from './view.ts'

/** What decides the place of a case in a list. */
type Placed = {
  readonly id: string
  readonly rank: number
  readonly dueAt: string
  readonly openedAt: string
  readonly reporters: number
  readonly severity: Severity
  readonly snoozedUntil: string | null
}

const KEYS: Readonly<Record<Sort, (it: Placed) => string | number>> = {
  rank: () => 0,
  due: (it) => it.dueAt,
  age: (it) => it.openedAt,
  reports: (it) => -it.reporters,
  severity: (it) => -SEVERITIES.indexOf(it.severity),
  until: (it) => it.snoozedUntil ?? '',
}

const compared = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0)

/** Sorts a few cases as their list does, for `Array.sort`; a whole list is sorted by the database. */
export function inOrder(sort: Sort): (a: Placed, b: Placed) => number {
  const key = KEYS[sort]
  return (a, b) => compared(key(a), key(b)) || a.rank - b.rank || compared(a.dueAt, b.dueAt) || compared(a.id, b.id)
}
