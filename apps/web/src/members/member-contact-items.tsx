import { Tag } from '@mimamori/ui/tag'
import type { ReactNode } from 'react'
import { MemberTitle } from '../i18n/member-title.tsx'
import { useMemberCopy } from './member-copy.ts'
import { LINE, TimelineItemHead, type TimelineItemProps } from './member-timeline-items.tsx'

/** A contact reminder in a timeline: which side the member is, and how it ended. */
export function ReminderItem({ entry, linkOf }: TimelineItemProps<'reminder'>): ReactNode {
  const copy = useMemberCopy()
  const { title, asked, state, outcome } = entry
  return (
    <div className="grid min-w-0 gap-0.5">
      <TimelineItemHead
        entry={entry}
        linkOf={linkOf}
        kind={copy.one.reminder}
        what={<MemberTitle text={title} instead={copy.noText} />}
      />
      <span className={`${LINE} text-sm text-ink2`}>
        <span>{asked ? copy.reminded.asked : copy.reminded.silent}</span>
        <Tag>{outcome ? copy.outcomes[outcome] : copy.reminderStates[state]}</Tag>
      </span>
    </div>
  )
}

/** An enquiry in a timeline: whether the member asks, or is the other side. */
export function EnquiryItem({ entry, linkOf }: TimelineItemProps<'enquiry'>): ReactNode {
  const copy = useMemberCopy()
  const { title, asked, state } = entry
  return (
    <div className="grid min-w-0 gap-0.5">
      <TimelineItemHead
        entry={entry}
        linkOf={linkOf}
        kind={copy.one.enquiry}
        what={<MemberTitle text={title} instead={copy.noText} />}
      />
      <span className={`${LINE} text-sm text-ink2`}>
        <span>{asked ? copy.enquired.asks : copy.enquired.linked}</span>
        <Tag>{copy.enquiryStates[state]}</Tag>
      </span>
    </div>
  )
}
