import type { QueueItem, View } from '@mimamori/contract/queue/queue-contract'
import { isUnreviewedView, type QueueSort } from '@mimamori/policy/queue/queue-view-rules'
import type { DataColumn } from '../parts/tables/table-view.tsx'
import { type CellContext, type ColumnId, queueCellsOf } from './queue-cells.tsx'

/** Width, and the screen width from which the column is shown. */
const CLASSES: Readonly<Record<ColumnId, string>> = {
  number: 'w-16 max-phone:hidden strip:w-18',
  title: '',
  category: 'w-40 max-sheet:hidden',
  format: 'w-26 max-strip:hidden',
  score: 'w-13 max-sheet:hidden strip:w-16',
  reports: 'w-15 max-sheet:hidden strip:w-16',
  warnings: 'w-18 max-sheet:hidden strip:w-22',
  age: 'w-26 max-strip:hidden',
  due: 'w-26 max-phone:text-sm sheet:w-31 strip:w-36 strip:pr-6',
  // on a phone the due time before it takes less room
  until: 'w-26 max-phone:text-sm sheet:w-54 sheet:pr-6! max-sheet:[th:has(+&)]:w-18',
  escalatedBy: 'w-72 max-sheet:hidden',
  reported: 'w-96 pl-4 max-strip:hidden',
  lease: 'w-20 max-phone:text-sm sheet:w-32 sheet:pr-6!',
  holder: 'w-26 max-sheet:hidden strip:w-34',
}

const RIGHT: ReadonlySet<ColumnId> = new Set(['score', 'reports', 'warnings', 'age', 'due', 'until', 'lease'])

/** The order that the head of a column asks for. */
export const SORT_OF_COLUMN: Readonly<Partial<Record<ColumnId, QueueSort>>> = {
  category: 'severity',
  reports: 'reports',
  age: 'age',
  due: 'due',
  until: 'until',
}

const COMMON = ['number', 'title', 'category', 'format', 'score', 'reports', 'warnings', 'age'] as const
/** nothing is suspected of a case that is not reviewed as a text */
const UNREVIEWED = ['number', 'title', 'age'] as const
const LAST: Readonly<Record<View, readonly ColumnId[]>> = {
  flagged: ['due', 'holder'],
  patrol: ['due', 'holder'],
  reports: ['reported', 'due', 'holder'],
  reminders: ['due', 'holder'],
  enquiries: ['due', 'holder'],
  escalated: ['escalatedBy', 'due', 'holder'],
  snoozed: ['due', 'until'],
  overdue: ['due', 'holder'],
  mine: ['due', 'lease'],
}

/** The orders a list can be put in. */
export function sortsOf(view: View): QueueSort[] {
  if (isUnreviewedView(view)) return ['rank', 'due', 'age']
  const rest: readonly QueueSort[] = ['rank', 'due', 'age', 'reports', 'severity']
  return view === 'snoozed' ? ['until', ...rest] : [...rest]
}

/** The columns of a view. `drawn` is what all their cells are drawn with. */
export function queueColumns(view: View, drawn: CellContext): DataColumn<QueueItem, ColumnId>[] {
  const cells = queueCellsOf(drawn, isUnreviewedView(view))
  // the reason of an escalation, and reports, need room
  const roomy = view === 'escalated' || view === 'reports'
  const common = isUnreviewedView(view)
    ? UNREVIEWED
    : roomy
      ? COMMON.filter((id) => id !== 'format' && id !== 'score')
      : COMMON
  return [...common, ...LAST[view]].map((id) => ({
    id,
    className: CLASSES[id],
    right: RIGHT.has(id),
    cell: cells[id],
  }))
}
