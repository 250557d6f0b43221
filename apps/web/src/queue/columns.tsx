import type { QueueItem } from '@mimamori/contract/queue/queue'
import { Tag } from '@mimamori/ui/tag'
import { createColumnHelper, tableFeatures } from '@tanstack/react-table'
import type { Copy } from '../language/language.tsx'
import { Age, Due } from './due.tsx'
import { Holder } from './holder.tsx'
import { Severity } from './severity.tsx'

export const features = tableFeatures({})
const column = createColumnHelper<typeof features, QueueItem>()

type Shape = { width: string; right?: boolean; from?: 'sheet' | 'strip' }

/** Width, side, and the screen width from which a column is shown. */
export const SHAPE: Record<string, Shape> = {
  number: { width: 'w-16 sheet:w-20' },
  title: { width: '' },
  category: { width: 'w-44', from: 'sheet' },
  score: { width: 'w-16', right: true, from: 'sheet' },
  reports: { width: 'w-16', right: true, from: 'sheet' },
  age: { width: 'w-28', right: true, from: 'strip' },
  due: { width: 'w-28 pr-4 sheet:w-40 sheet:pr-6!', right: true },
  holder: { width: 'w-40', from: 'strip' },
}

const score = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** The columns of the queue. `open` is what the title's link does. */
export function columnsOf(copy: Copy, now: number, title: (item: QueueItem) => React.ReactNode) {
  const { queue, words } = copy
  return column.columns([
    column.accessor('number', {
      header: queue.columns.number,
      cell: (info) => <span className="text-ink2">#{info.getValue()}</span>,
    }),
    column.accessor('title', { header: queue.columns.title, cell: (info) => title(info.row.original) }),
    column.accessor('category', {
      header: queue.columns.category,
      cell: ({ row: { original: item } }) => (
        <span className="flex items-center gap-2">
          <Severity level={item.severity} />
          {item.category ? words.categoriesShort[item.category] : <Tag>{words.targets[item.targetType]}</Tag>}
        </span>
      ),
    }),
    column.accessor('score', {
      header: queue.columns.score,
      cell: (info) => <span className="text-ink2">{info.getValue() > 0 ? score.format(info.getValue()) : '–'}</span>,
    }),
    column.accessor('reports', {
      header: queue.columns.reports,
      cell: (info) => <span className={info.getValue() > 0 ? '' : 'text-ink3'}>{info.getValue() || '–'}</span>,
    }),
    column.accessor('openedAt', {
      id: 'age',
      header: queue.columns.age,
      cell: (info) => <Age at={info.getValue()} now={now} />,
    }),
    column.accessor('dueAt', {
      id: 'due',
      header: queue.columns.due,
      cell: (info) => <Due at={info.getValue()} now={now} />,
    }),
    column.accessor('holder', {
      header: queue.columns.holder,
      cell: (info) => <Holder holder={info.getValue()} />,
    }),
  ])
}
