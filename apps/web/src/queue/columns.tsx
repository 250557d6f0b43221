import type { QueueItem } from '@mimamori/contract/queue/queue'
import { cx } from '@mimamori/ui/class-names'
import { Tag } from '@mimamori/ui/tag'
import type { ReactNode } from 'react'
import type { Copy } from '../language/language.tsx'
import { Age, Due } from './due.tsx'
import { Holder } from './holder.tsx'
import { Severity } from './severity.tsx'

export type Column = {
  readonly id: keyof Copy['queue']['columns']
  /** width, side, and the screen width from which the column is shown */
  readonly className: string
  readonly cell: (item: QueueItem, place: Place) => ReactNode
}

/** What a cell is drawn with besides its case. `now` is epoch milliseconds. */
export type Place = {
  readonly copy: Copy
  readonly now: number
  readonly link: (item: QueueItem) => ReactNode
  readonly present: (caseId: string) => ReactNode
}

const score = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** The columns of the queue. Not a table library: nothing here sorts or filters, and its 9 kB cost the budget. */
export const COLUMNS: readonly Column[] = [
  {
    id: 'number',
    className: 'w-18 pl-4 sheet:w-20',
    cell: (item) => <span className="text-ink2">#{item.number}</span>,
  },
  {
    id: 'title',
    className: '',
    cell: (item, { link, present }) => (
      <span className="flex items-center gap-2">
        {link(item)}
        {present(item.id)}
      </span>
    ),
  },
  {
    id: 'category',
    className: 'w-44 max-sheet:hidden',
    cell: (item, { copy: { words } }) => (
      <span className="flex items-center gap-2">
        <Severity level={item.severity} />
        {item.category ? words.categoriesShort[item.category] : <Tag>{words.targets[item.targetType]}</Tag>}
      </span>
    ),
  },
  {
    id: 'score',
    className: 'w-16 text-right max-sheet:hidden',
    cell: (item) => <span className="text-ink2">{item.score > 0 ? score.format(item.score) : '–'}</span>,
  },
  {
    id: 'reports',
    className: 'w-16 text-right max-sheet:hidden',
    cell: (item) => <span className={cx(item.reports === 0 && 'text-ink2')}>{item.reports || '–'}</span>,
  },
  {
    id: 'age',
    className: 'w-28 text-right max-strip:hidden',
    cell: (item, { now }) => <Age at={item.openedAt} now={now} />,
  },
  {
    id: 'due',
    className: 'w-34 pr-4 text-right sheet:w-40 sheet:pr-6',
    cell: (item, { now }) => <Due at={item.dueAt} now={now} />,
  },
  { id: 'holder', className: 'w-40 pr-4 max-strip:hidden', cell: (item) => <Holder holder={item.holder} /> },
]
