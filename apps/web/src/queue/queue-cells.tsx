import type { QueueItem } from '@mimamori/contract/queue/queue-contract'
import { cx } from '@mimamori/ui/class-names'
import { Tag } from '@mimamori/ui/tag'
import { Pin } from 'lucide-react'
import type { ReactNode } from 'react'
import { type Copy, useCopy, useLanguage } from '../i18n/language-provider.tsx'
import type { Messages } from '../i18n/messages.ts'
import { CaseHolder } from './case-holder.tsx'
import { CaseAge, DueTime } from './due-time.tsx'
import { LeaseRemaining, TimeUntil } from './remaining-time.tsx'
import { SeverityBars } from './severity-bars.tsx'

export type ColumnId = keyof Messages['lists']['columns']

/** The data the cells need besides their case. `now` is epoch milliseconds. */
export type CellContext = {
  readonly copy: Copy
  readonly lists: Messages['lists']
  readonly now: number
  /** the case's title, which opens it */
  readonly link: (item: QueueItem) => ReactNode
  /** who is at the case */
  readonly present: (caseId: string) => ReactNode
}

const score = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** For each column, the function that draws its cell. `alike`: all cases are of one kind, which no row has to say. */
export function queueCellsOf(
  { copy, lists, now, link, present }: CellContext,
  alike: boolean,
): Record<ColumnId, (item: QueueItem) => ReactNode> {
  const { words } = copy
  const muted = (text: string | number) => <span className="text-ink2">{text}</span>
  return {
    number: (item) => muted(`#${item.number}`),
    title: (item) => (
      <Title
        item={item}
        lists={lists}
        kind={alike || item.targetType === 'job' ? null : words.targets[item.targetType]}
        link={link(item)}
        beside={present(item.id)}
      />
    ),
    category: (item) => (
      <span className="flex items-center gap-2 overflow-hidden whitespace-nowrap">
        <SeverityBars level={item.severity} />
        {item.category ? words.categoriesShort[item.category] : muted('–')}
      </span>
    ),
    format: (item) => muted(item.format ? words.formats[item.format] : '–'),
    score: (item) => muted(item.score > 0 ? score.format(item.score) : '–'),
    reports: (item) => <span className={cx(item.reports === 0 && 'text-ink2')}>{item.reports || '–'}</span>,
    warnings: (item) => (
      <span className={cx(item.warnings === 0 && 'text-ink2')} title={lists.warnings(item.warnings)}>
        {item.warnings || '–'}
      </span>
    ),
    age: (item) => <CaseAge at={item.openedAt} now={now} />,
    due: (item) => <DueTime of={item} now={now} compact={item.state === 'snoozed'} />,
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

/** `kind`: what it is, unless it is a job, as most are */
type TitleProps = { item: QueueItem; lists: Messages['lists']; kind: string | null; link: ReactNode; beside: ReactNode }

function Title({ item, lists, kind, link, beside }: TitleProps) {
  return (
    <span className="flex items-center gap-1.5">
      {item.pinnedAt ? (
        <span role="img" aria-label={lists.pinned} title={lists.pinned} className="flex-none text-ink2">
          <Pin size={14} aria-hidden="true" />
        </span>
      ) : null}
      {kind ? <span className="flex-none text-sm text-ink2">{kind}</span> : null}
      {link}
      {item.missedAt ? <Tag tone="amber">{lists.missed}</Tag> : null}
      {item.raisedAt ? <Tag>{lists.raised}</Tag> : null}
      {item.cameBack ? <Tag>{lists.cameBack[item.cameBack]}</Tag> : null}
      {beside}
    </span>
  )
}
