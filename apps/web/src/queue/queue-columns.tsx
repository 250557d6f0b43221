import type { QueueItem, View } from '@mimamori/contract/queue/queue-contract'
import { isUnreviewedView, type QueueSort } from '@mimamori/policy/queue/queue-view-rules'
import type { ReactNode } from 'react'
import { type CellContext, type ColumnId, queueCellsOf } from './queue-cells.tsx'

/** One column: the desk filters and sorts, over all pages, so that it only has to draw what it is given. */
export type QueueColumn = {
  readonly id: ColumnId
  readonly header: string
  readonly cell: (item: QueueItem) => ReactNode
}

/** Width, side, and the screen width from which the column is shown; the order its header asks for. */
export const COLUMN_CLASSES: Readonly<Record<ColumnId, string>> = {
  number: 'w-16 max-phone:hidden strip:w-18',
  title: '',
  category: 'w-40 max-sheet:hidden',
  format: 'w-26 max-strip:hidden',
  score: 'w-13 text-right max-sheet:hidden strip:w-16',
  reports: 'w-15 text-right max-sheet:hidden strip:w-16',
  warnings: 'w-18 text-right max-sheet:hidden strip:w-22',
  age: 'w-26 text-right max-strip:hidden',
  due: 'w-26 text-right max-phone:text-sm sheet:w-31 strip:w-36 strip:pr-6',
  // on a phone the due time before it takes less room
  until: 'w-26 pr-4 text-right max-phone:text-sm sheet:w-54 sheet:pr-6 max-sheet:[th:has(+&)]:w-18',
  escalatedBy: 'w-72 max-sheet:hidden',
  reported: 'w-96 pl-4 max-strip:hidden',
  lease: 'w-20 pr-3 text-right max-phone:text-sm sheet:w-32 sheet:pr-6',
  holder: 'w-26 pr-4 max-sheet:hidden strip:w-34',
}

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
export function queueColumns(view: View, drawn: CellContext): QueueColumn[] {
  const cells = queueCellsOf(drawn, isUnreviewedView(view))
  // the reason of an escalation, and reports, need room
  const roomy = view === 'escalated' || view === 'reports'
  const common = isUnreviewedView(view)
    ? UNREVIEWED
    : roomy
      ? COMMON.filter((id) => id !== 'format' && id !== 'score')
      : COMMON
  return [...common, ...LAST[view]].map((id) => ({ id, header: drawn.lists.columns[id], cell: cells[id] }))
}
