import type { TimelineEntry } from '@mimamori/contract/members/member-page-contract'
import { Tag } from '@mimamori/ui/tag'
import { type ReactNode, type RefObject, useRef } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { useKeys } from '../keys/keys-provider.tsx'
import { MemberTitle } from '../parts/member-title.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import {
  DecidedItem,
  type EntryLinkOf,
  PostedItem,
  ReportedItem,
  TimelineItemHead,
  type TimelineItemProps,
} from './member-timeline-items.tsx'

type Props = {
  entries: readonly TimelineEntry[]
  linkOf: EntryLinkOf
}

/** A member's posts, reports, decisions, contact reminders and enquiries, newest first, month by month. J and K move the focus, Enter opens the case. */
export function MemberTimeline({ entries, linkOf }: Props): ReactNode {
  const copy = useMessages('members')
  const { month } = useCopy().instants
  const list = useRef<HTMLOListElement>(null)
  useTimelineNavigation(list)
  return (
    <ol ref={list} aria-label={copy.timeline}>
      {entries.map((entry, index) => {
        const before = entries[index - 1]
        return (
          <li key={`${entry.kind} ${entry.id}`}>
            {before && month(before.at) === month(entry.at) ? null : (
              <h2 className="border-b border-line bg-sunk px-4 py-1 text-sm font-semibold text-ink2">
                {month(entry.at)}
              </h2>
            )}
            <div className="relative grid grid-cols-[92px_minmax(0,1fr)] gap-x-3 border-b border-line px-4 py-1.5 focus-within:bg-accent-bg focus-within:shadow-[inset_2px_0_0_var(--accent)] hover:bg-hover max-sheet:grid-cols-1">
              <span className="text-sm/5 text-ink2">
                <Timestamp at={entry.at} brief />
              </span>
              <div className="grid min-w-0 gap-0.5">
                <TimelineItem entry={entry} linkOf={linkOf} />
              </div>
            </div>
          </li>
        )
      })}
    </ol>
  )
}

function useTimelineNavigation(list: RefObject<HTMLElement | null>): void {
  const step = (by: number) => {
    const stops = [...(list.current?.querySelectorAll<HTMLElement>('[data-entry]') ?? [])]
    const here = stops.indexOf(document.activeElement as HTMLElement)
    stops[here < 0 ? 0 : Math.min(stops.length - 1, Math.max(0, here + by))]?.focus()
  }
  useKeys({ next: () => step(1), previous: () => step(-1), down: () => step(1), up: () => step(-1) })
}

function TimelineItem({ entry, linkOf }: { entry: TimelineEntry; linkOf: EntryLinkOf }) {
  switch (entry.kind) {
    case 'report':
      return <ReportedItem entry={entry} linkOf={linkOf} />
    case 'decision':
      return <DecidedItem entry={entry} linkOf={linkOf} />
    case 'reminder':
      return <ReminderItem entry={entry} linkOf={linkOf} />
    case 'enquiry':
      return <EnquiryItem entry={entry} linkOf={linkOf} />
    default:
      return <PostedItem entry={entry} linkOf={linkOf} />
  }
}

type ContactItemProps = TimelineItemProps<'reminder' | 'enquiry'> & {
  kind: string
  /** which side the member is */
  side: string
  /** how it ended, or how far it is */
  state: string
}

function ContactItem({ entry, linkOf, kind, side, state }: ContactItemProps) {
  const copy = useMessages('members')
  const what = <MemberTitle text={entry.title} instead={copy.noText} />
  return (
    <TimelineItemHead entry={entry} linkOf={linkOf} kind={kind} what={what}>
      <span>{side}</span>
      <Tag>{state}</Tag>
    </TimelineItemHead>
  )
}

/** A contact reminder in a timeline: which side the member is, and how it ended. */
function ReminderItem({ entry, linkOf }: TimelineItemProps<'reminder'>): ReactNode {
  const { one, reminded, outcomes, reminderStates } = useMessages('members')
  const { asked, state, outcome } = entry
  return (
    <ContactItem
      entry={entry}
      linkOf={linkOf}
      kind={one.reminder}
      side={asked ? reminded.asked : reminded.silent}
      state={outcome ? outcomes[outcome] : reminderStates[state]}
    />
  )
}

/** An enquiry in a timeline: whether the member asks, or is the other side. */
function EnquiryItem({ entry, linkOf }: TimelineItemProps<'enquiry'>): ReactNode {
  const { one, enquired, enquiryStates } = useMessages('members')
  const { asked, state } = entry
  return (
    <ContactItem
      entry={entry}
      linkOf={linkOf}
      kind={one.enquiry}
      side={asked ? enquired.asks : enquired.linked}
      state={enquiryStates[state]}
    />
  )
}
