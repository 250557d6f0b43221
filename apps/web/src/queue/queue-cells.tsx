import type { QueuedDeal, QueueItem } from '@mimamori/contract/queue/queue-contract'
import type { PersonReasonKind } from '@mimamori/policy/cases/person-reason-rules'
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
import { Standing } from '../parts/standing.tsx'
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
    passage: (item) => <Passage item={item} lists={lists} />,
    category: (item) => (
      <span className="flex items-center gap-2 overflow-hidden whitespace-nowrap">
        <SeverityBars level={item.severity} />
        {item.category ? words.categoriesShort[item.category] : muted('–')}
        {item.otherFlags > 0 ? muted(lists.others(item.otherFlags)) : null}
        {item.unsure ? muted(lists.unsure) : null}
      </span>
    ),
    reports: (item) => <span className={cx(item.reports === 0 && 'text-ink2')}>{item.reports || '–'}</span>,
    standing: ({ standing }) => <Standing of={standing} none="–" />,
    age: (item) => <CaseAge at={item.openedAt} now={now} />,
    due: (item) => <DueTime of={item} now={now} />,
    until: (item) => (item.snoozedUntil ? <TimeUntil at={item.snoozedUntil} now={now} /> : null),
    escalatedBy: (item) => <Handled item={item} kind="escalated" />,
    snoozedBy: (item) => <Handled item={item} kind="snoozed" />,
    reported: ({ reported }) => <Reported reported={reported} />,
    told: ({ passage }) => <Told text={passage} />,
    amount: ({ deal }) => amountOf(copy, deal) ?? muted('–'),
    sides: ({ deal }) => deal && sidesOf(copy, lists, deal),
    dealState: ({ deal }) => deal && statesOf(copy, lists, deal),
    lease: (item) => (item.holder ? <LeaseRemaining holder={item.holder} /> : null),
    holder: (item) => <CaseHolder holder={item.holder} />,
  }
}

const amountOf = ({ words }: Copy, deal: QueuedDeal | undefined) =>
  deal && deal.yen !== null ? words.yen(deal.yen.toLocaleString('en')) : null
const statesOf = ({ words }: Copy, lists: Messages['lists'], { states }: QueuedDeal) =>
  states.map((state) => lists.dealStates[state]).join(words.listed)
const sidesOf = ({ words }: Copy, lists: Messages['lists'], { asks, from, to }: QueuedDeal) =>
  `${asks ? `${words.memberRoles[asks]} ` : ''}${from || lists.unknown}${to && ` → ${to}`}`

/** What brought a case here, in one line: its flagged words, those of who reported or raised it, or what it is about. */
function Passage({ item, lists }: Pick<TitleProps, 'item' | 'lists'>) {
  const copy = useCopy()
  const { deal, passage, reported } = item
  if (deal)
    return [amountOf(copy, deal), statesOf(copy, lists, deal), sidesOf(copy, lists, deal)]
      .filter(Boolean)
      .join(copy.words.listed)
  if (!passage) return reported ? <Reported reported={reported} /> : <Handled item={item} kind="raised" />
  return <Told text={passage} />
}

const Told = ({ text }: { text: string }) => (
  <span lang="ja" title={text} className="block truncate text-ink2">
    {text}
  </span>
)

/** Who did this with the case, and why. */
function Handled({ item, kind }: { item: QueueItem; kind: PersonReasonKind }) {
  const nameOf = usePersonName()
  const line = item.people?.find((each) => each.kind === kind)
  if (!line) return null
  return (
    <span className="block truncate" title={line.words ?? undefined}>
      {nameOf(line.by)} <span className="text-ink2">{line.words}</span>
    </span>
  )
}

function Reported({ reported }: Pick<QueueItem, 'reported'>) {
  const { language } = useLanguage()
  const { words } = useCopy()
  if (!reported) return null
  const reasons = reported.reasons.map((label) => label[language]).join(words.listed)
  const text = reported.text && `「${reported.text}」`
  return (
    <span className="block truncate" title={`${reasons} ${text}`}>
      {reasons}{' '}
      <span lang="ja" className="text-ink2">
        {text}
      </span>
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
      {item.people?.map(({ kind }) => {
        const mark = kind === 'snoozed' && item.state === 'snoozed' ? null : lists.marks[kind]
        return mark ? <Tag key={kind}>{mark}</Tag> : null
      })}
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
