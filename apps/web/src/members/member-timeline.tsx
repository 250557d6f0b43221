import type { TimelineEntry } from '@mimamori/contract/members/member-page-contract'
import { type ReactNode, type RefObject, useRef } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { useKeys } from '../keys/keys-provider.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { EnquiryItem, ReminderItem } from './member-contact-items.tsx'
import { DecidedItem, type EntryLinkOf, PostedItem, ReportedItem } from './member-timeline-items.tsx'

type Props = {
  entries: readonly TimelineEntry[]
  linkOf: EntryLinkOf
}

/** A member's posts, reports, decisions, contact reminders and enquiries, newest first. J and K move the focus, Enter opens the case. */
export function MemberTimeline({ entries, linkOf }: Props): ReactNode {
  const copy = useMessages('members')
  const list = useRef<HTMLOListElement>(null)
  useTimelineNavigation(list)
  return (
    <ol ref={list} aria-label={copy.timeline}>
      {entries.map((entry) => (
        <li
          key={`${entry.kind} ${entry.id}`}
          className="relative grid grid-cols-[152px_minmax(0,1fr)] gap-x-3 border-b border-line px-4 py-2 focus-within:bg-accent-bg focus-within:shadow-[inset_2px_0_0_var(--accent)] hover:bg-hover max-sheet:grid-cols-1"
        >
          <span className="text-sm/5 text-ink2">
            <Timestamp at={entry.at} />
          </span>
          <TimelineItem entry={entry} linkOf={linkOf} />
        </li>
      ))}
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
