import type { QueueItem, View } from '@mimamori/contract/queue/queue-contract'
import { isUnreviewedView, type QueueSort } from '@mimamori/policy/queue/queue-view-rules'
import type { DataColumn } from '../parts/tables/table-view.tsx'
import { type CellContext, type ColumnId, queueCellsOf } from './queue-cells.tsx'

/** Width, and the screen width from which the column is shown. */
const CLASSES: Readonly<Record<ColumnId, string>> = {
  number: 'w-16 max-phone:hidden strip:w-18',
  title: '',
  category: 'w-40 max-sheet:hidden',
  passage: 'w-[28%] max-strip:hidden',
  reports: 'w-15 max-sheet:hidden strip:w-16',
  standing: 'w-32 max-sheet:hidden strip:w-40',
  age: 'w-26 max-strip:hidden',
  due: 'w-26 max-phone:text-sm sheet:w-31 strip:w-36 strip:pr-6',
  // on a phone the due time before it takes less room
  until: 'w-26 max-phone:text-sm sheet:w-54 sheet:pr-6! max-sheet:[th:has(+&)]:w-18',
  escalatedBy: 'w-72 max-sheet:hidden',
  snoozedBy: 'w-72 max-sheet:hidden',
  amount: 'w-24 max-phone:text-sm sheet:w-28',
  told: 'w-[24%] max-strip:hidden',
  dealState: 'w-48 pl-4! max-sheet:hidden',
  sides: 'w-56 max-strip:hidden',
  reported: 'w-96 pl-4 max-strip:hidden',
  lease: 'w-20 max-phone:text-sm sheet:w-32 sheet:pr-6!',
  holder: 'w-26 max-sheet:hidden strip:w-34',
}

const RIGHT: ReadonlySet<ColumnId> = new Set(['reports', 'amount', 'age', 'due', 'until', 'lease'])

/** The order that the head of a column asks for. */
export const SORT_OF_COLUMN: Readonly<Partial<Record<ColumnId, QueueSort>>> = {
  category: 'severity',
  reports: 'reports',
  age: 'age',
  due: 'due',
  until: 'until',
}

const text = (why: ColumnId): readonly ColumnId[] => ['number', 'title', why, 'category', 'reports', 'standing']
// nothing is suspected of a case that is not reviewed as a text
const DEAL = ['number', 'title', 'told', 'amount', 'dealState', 'sides', 'due', 'holder'] as const
const COLUMNS: Readonly<Record<View, readonly ColumnId[]>> = {
  flagged: [...text('passage'), 'due', 'holder'],
  patrol: ['number', 'title', 'passage', 'standing', 'due', 'holder'],
  reports: [...text('reported'), 'due', 'holder'],
  reminders: DEAL,
  enquiries: DEAL,
  escalated: [...text('escalatedBy'), 'due', 'holder'],
  snoozed: ['number', 'title', 'snoozedBy', 'category', 'due', 'until'],
  overdue: [...text('passage'), 'due', 'holder'],
  mine: [...text('passage'), 'due', 'lease'],
}

/** The orders a list can be put in. */
export function sortsOf(view: View): QueueSort[] {
  if (isUnreviewedView(view)) return ['rank', 'due', 'age']
  const rest: readonly QueueSort[] = ['rank', 'due', 'age', 'reports', 'severity']
  return view === 'snoozed' ? ['until', ...rest] : [...rest]
}

/** The columns of a view; the age of its cases where they are sorted by it. `drawn` is what all their cells are drawn with. */
export function queueColumns(view: View, sort: QueueSort, drawn: CellContext): DataColumn<QueueItem, ColumnId>[] {
  const cells = queueCellsOf(drawn, isUnreviewedView(view))
  return COLUMNS[view]
    .flatMap((id) => (id === 'due' && sort === 'age' ? (['age', id] as const) : id))
    .map((id) => ({ id, className: CLASSES[id], right: RIGHT.has(id), cell: cells[id] }))
}
