import { Tag } from '@mimamori/ui/tag'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { MemberTitle } from '../parts/member-title.tsx'
import { LINE, TimelineItemHead, type TimelineItemProps } from './member-timeline-items.tsx'

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
    <div className="grid min-w-0 gap-0.5">
      <TimelineItemHead entry={entry} linkOf={linkOf} kind={kind} what={what} />
      <span className={`${LINE} text-sm text-ink2`}>
        <span>{side}</span>
        <Tag>{state}</Tag>
      </span>
    </div>
  )
}

/** A contact reminder in a timeline: which side the member is, and how it ended. */
export function ReminderItem({ entry, linkOf }: TimelineItemProps<'reminder'>): ReactNode {
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
export function EnquiryItem({ entry, linkOf }: TimelineItemProps<'enquiry'>): ReactNode {
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
