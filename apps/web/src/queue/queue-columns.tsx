import type { QueueItem, View } from '@mimamori/contract/queue/queue-contract'
import type { QueueSort } from '@mimamori/policy/queue/queue-view-rules'
import { cx } from '@mimamori/ui/class-names'
import { Tag } from '@mimamori/ui/tag'
import { Pin } from 'lucide-react'
import type { ReactNode } from 'react'
import { type Copy, useCopy, useLanguage } from '../i18n/language-provider.tsx'
import { CaseHolder } from './case-holder.tsx'
import { CaseAge, DueTime } from './due-time.tsx'
import type { ListCopy } from './list-copy.ts'
import { LeaseRemaining, TimeUntil } from './remaining-time.tsx'
import { SeverityBars } from './severity-bars.tsx'

type ColumnId = keyof ListCopy['columns']

/** One column: the desk filters and sorts, over all pages, so that it only has to draw what it is given. */
export type QueueColumn = {
  readonly id: ColumnId
  readonly header: string
  readonly cell: (item: QueueItem) => ReactNode
}

/** Width, side, and the screen width from which the column is shown; the order its header asks for. */
export const COLUMN_CLASSES: Readonly<Record<ColumnId, string>> = {
  number: 'w-16 sheet:w-18',
  title: '',
  category: 'w-40 max-sheet:hidden',
  format: 'w-26 max-strip:hidden',
  score: 'w-16 text-right max-strip:hidden',
  reports: 'w-16 text-right max-sheet:hidden',
  warnings: 'w-22 text-right max-strip:hidden',
  age: 'w-26 text-right max-sheet:hidden',
  due: 'w-30 pr-4 text-right sheet:w-36 sheet:pr-6',
  until: 'w-34 pr-4 text-right sheet:w-54 sheet:pr-6',
  escalatedBy: 'w-72 max-sheet:hidden',
  reported: 'w-96 pl-4 max-strip:hidden',
  lease: 'w-26 pr-4 text-right sheet:w-32 sheet:pr-6',
  holder: 'w-34 pr-4 max-strip:hidden',
}

export const SORT_OF_COLUMN: Readonly<Partial<Record<ColumnId, QueueSort>>> = {
  category: 'severity',
  reports: 'reports',
  age: 'age',
  due: 'due',
  until: 'until',
}

const COMMON = ['number', 'title', 'category', 'format', 'score', 'reports', 'warnings', 'age'] as const
const LAST: Readonly<Record<View, readonly ColumnId[]>> = {
  flagged: ['due', 'holder'],
  patrol: ['due', 'holder'],
  reports: ['reported', 'due', 'holder'],
  escalated: ['escalatedBy', 'due', 'holder'],
  snoozed: ['until'],
  mine: ['due', 'lease'],
}

/** The orders a list can be put in. */
export function sortsOf(view: View): QueueSort[] {
  const rest: readonly QueueSort[] = ['rank', 'due', 'age', 'reports', 'severity']
  return view === 'snoozed' ? ['until', ...rest] : [...rest]
}

/** What the cells are drawn with besides their case. `now` is epoch milliseconds. */
export type CellContext = {
  readonly copy: Copy
  readonly lists: ListCopy
  readonly now: number
  readonly link: (item: QueueItem) => ReactNode
  readonly present: (caseId: string) => ReactNode
}

const score = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** The columns of a view. `drawn` is what all their cells are drawn with. */
export function queueColumns(view: View, drawn: CellContext): QueueColumn[] {
  const cells = cellsOf(drawn)
  // why somebody asked for a lead, and what was reported, need room
  const roomy = view === 'escalated' || view === 'reports'
  const common = roomy ? COMMON.filter((id) => id !== 'format' && id !== 'score') : COMMON
  return [...common, ...LAST[view]].map((id) => ({ id, header: drawn.lists.columns[id], cell: cells[id] }))
}

function cellsOf({ copy, lists, now, link, present }: CellContext): Record<ColumnId, (item: QueueItem) => ReactNode> {
  const { words } = copy
  const quiet = (text: string | number) => <span className="text-ink2">{text}</span>
  return {
    number: (item) => quiet(`#${item.number}`),
    title: (item) => <Title item={item} lists={lists} link={link(item)} beside={present(item.id)} />,
    category: (item) => (
      <span className="flex items-center gap-2 overflow-hidden whitespace-nowrap">
        <SeverityBars level={item.severity} />
        {item.category ? words.categoriesShort[item.category] : <Tag>{words.targets[item.targetType]}</Tag>}
      </span>
    ),
    format: (item) => quiet(item.format ? words.formats[item.format] : '–'),
    score: (item) => quiet(item.score > 0 ? score.format(item.score) : '–'),
    reports: (item) => <span className={cx(item.reports === 0 && 'text-ink2')}>{item.reports || '–'}</span>,
    warnings: (item) => (
      <span className={cx(item.warnings === 0 && 'text-ink2')} title={lists.warnings(item.warnings)}>
        {item.warnings || '–'}
      </span>
    ),
    age: (item) => <CaseAge at={item.openedAt} now={now} />,
    due: (item) => <DueTime at={item.dueAt} now={now} />,
    until: (item) => (item.snoozedUntil ? <TimeUntil at={item.snoozedUntil} now={now} /> : null),
    escalatedBy: (item) => (
      <span className="block truncate" title={item.escalatedWhy ?? undefined}>
        {item.escalatedBy} <span className="text-ink2">{item.escalatedWhy}</span>
      </span>
    ),
    reported: ({ reported }) => <Reported reported={reported} />,
    lease: (item) => (item.holder ? <LeaseRemaining holder={item.holder} /> : null),
    holder: (item) => <CaseHolder holder={item.holder} />,
  }
}

function Reported({ reported }: Pick<QueueItem, 'reported'>) {
  const { language } = useLanguage()
  const { words } = useCopy()
  if (!reported) return null
  const reasons = reported.reasons.map((label) => label[language]).join(words.listed)
  return (
    <span className="block truncate" title={reported.text ? `${reasons} 「${reported.text}」` : reasons}>
      {reasons}{' '}
      {reported.text ? (
        <span lang="ja" className="text-ink2">
          「{reported.text}」
        </span>
      ) : null}
    </span>
  )
}

type TitleProps = { item: QueueItem; lists: ListCopy; link: ReactNode; beside: ReactNode }

function Title({ item, lists, link, beside }: TitleProps) {
  return (
    <span className="flex items-center gap-1.5">
      {item.pinnedAt ? (
        <span role="img" aria-label={lists.pinned} title={lists.pinned} className="flex-none text-ink2">
          <Pin size={14} aria-hidden="true" />
        </span>
      ) : null}
      {link}
      {item.raisedAt ? <Tag>{lists.raised}</Tag> : null}
      {beside}
    </span>
  )
}
