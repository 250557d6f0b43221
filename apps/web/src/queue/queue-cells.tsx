import type { QueueItem } from '@mimamori/contract/queue/queue-contract'
import type { Severity as Level } from '@mimamori/policy/catalogue/violation-categories'
import { cx } from '@mimamori/ui/class-names'
import { Tag } from '@mimamori/ui/tag'
import { Pin } from 'lucide-react'
import type { ReactNode } from 'react'
import { useNow } from '../api/server-clock.ts'
import { type Copy, useCopy, useLanguage } from '../i18n/language-provider.tsx'
import { type Messages, useMessages } from '../i18n/messages.ts'
import { useZonedTitle } from '../parts/own-zone.ts'
import { usePersonName } from '../parts/person-names.tsx'
import { CaseAge, DueTime } from './due-time.tsx'

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

/** The holder of a case, if there is one. */
function CaseHolder({ holder }: { holder: QueueItem['holder'] }): ReactNode {
  const { queue } = useCopy()
  const nameOf = usePersonName()
  if (!holder) return null
  return (
    <span className={cx('truncate', holder.mine ? 'text-accent' : 'text-ink2')}>
      {holder.mine ? queue.you : nameOf(holder.alias)}
      {holder.kind === 'claim' ? null : ` · ${holder.kind === 'assigned' ? queue.assigned : queue.reserved}`}
    </span>
  )
}

const BARS: Record<Level, number> = { low: 1, medium: 2, high: 3, urgent: 4 }

/** Severity as four small bars; the word is in the tooltip and for assistive technology. */
function SeverityBars({ level }: { level: Level }): ReactNode {
  const { words } = useCopy()
  const name = words.severity(words.severities[level])
  const grave = level === 'high' || level === 'urgent'
  return (
    <span role="img" aria-label={name} title={name} className="inline-flex h-3 items-end gap-px">
      {[1, 2, 3, 4].map((bar) => (
        <span
          key={bar}
          style={{ height: 3 + bar * 2 }}
          className={cx('w-[3px] rounded-[1px]', bar > BARS[level] ? 'bg-line2' : grave ? 'bg-red' : 'bg-ink2')}
        />
      ))}
    </span>
  )
}

const LOW_LEASE_SECONDS = 30

/** Until when a case is snoozed, and how long that is. `now` is epoch milliseconds. */
function TimeUntil({ at, now }: { at: string; now: number }): ReactNode {
  const { instants } = useCopy()
  const lists = useMessages('lists')
  const minutes = Math.ceil((Date.parse(at) - now) / 60_000)
  return (
    <time dateTime={at} title={useZonedTitle()(at)} className="whitespace-nowrap text-ink2">
      <span className="text-ink">{instants.brief(at)}</span>
      <span className="ml-2 max-sheet:hidden">
        {minutes > 0 ? lists.wakes(instants.minutes(minutes)) : lists.waking}
      </span>
    </time>
  )
}

/** The time left of one's own lease, updated every second. */
function LeaseRemaining({ holder }: { holder: NonNullable<QueueItem['holder']> }): ReactNode {
  const { cases, queue } = useCopy()
  const lists = useMessages('lists')
  const now = useNow(1_000)
  if (holder.kind === 'assigned') return <TimeUntil at={holder.endsAt} now={now} />
  const left = Math.ceil((Date.parse(holder.endsAt) - now) / 1000)
  return (
    <span className={cx('whitespace-nowrap', left <= LOW_LEASE_SECONDS ? 'text-amber' : 'text-ink2')}>
      {left > 0 ? cases.countdown(left) : lists.lapsed}
      {holder.kind === 'reservation' ? <span className="max-phone:hidden"> · {queue.reserved}</span> : null}
    </span>
  )
}
