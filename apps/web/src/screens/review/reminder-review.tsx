import type { ReminderCase } from '@mimamori/contract/reminders/reminder-case-contract'
import { otherSide } from '@mimamori/policy/reminders/reminder-request'
import { Tag } from '@mimamori/ui/tag'
import type { ReactNode } from 'react'
import { CaseWhy } from '../../cases/case-why.tsx'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { ChosenLetters } from '../../reminders/chosen-outcome.tsx'
import { useDeadlineWords } from '../../reminders/deadline-words.ts'
import { EarlierReminders } from '../../reminders/earlier-reminders.tsx'
import { ReminderFacts } from '../../reminders/reminder-facts.tsx'
import { ReminderTimeline } from '../../reminders/reminder-timeline.tsx'
import { CaseFrame } from './case-frame.tsx'
import type { CasePaneProps } from './case-pane-props.ts'
import { ReminderAppeals } from './reminder-appeals.tsx'
import { ReminderDecision } from './reminder-decision.tsx'

/** A contact reminder whose deadline has passed: what both sides did, and the outcome that a person chooses. */
export default function ReminderReview(props: CasePaneProps & { review: ReminderCase }): ReactNode {
  const { review, active, onSetAside } = props
  const { reminder, members } = review
  const copy = useMessages('reminders/reminder-case')
  const { instants, words } = useCopy()
  const deadlineWords = useDeadlineWords()
  const { contract, requestedBy, deadline, contactedLateAt, chosen } = reminder
  const silent = otherSide(requestedBy)
  const side = (of: 'asking' | 'silent', role: typeof silent) => ({
    id: contract.members[role],
    side: copy.side(copy.sides[of], words.memberRoles[role]),
    member: members[role],
  })
  return (
    <CaseFrame
      {...props}
      scene={`${reminder.state} ${contactedLateAt ?? ''}`}
      lease={reminder.state === 'proposed' ? <Tag tone="amber">{copy.waits}</Tag> : undefined}
      members={[side('silent', silent), side('asking', requestedBy)]}
      notice={
        contactedLateAt === null ? null : (
          <p role="status" className="mb-3 rounded-md bg-amber-bg px-3 py-2 text-sm text-amber">
            {copy.late(instants.absolute(contactedLateAt))}
          </p>
        )
      }
      context={
        <>
          <ReminderAppeals reminder={reminder} />
          <EarlierReminders earlier={reminder.earlier} />
        </>
      }
      decision={(frame) => (
        <ReminderDecision key={reminder.state} review={review} active={active} frame={frame} onSetAside={onSetAside} />
      )}
    >
      <CaseWhy
        review={review}
        reasons={[
          {
            key: 'deadline',
            why: copy.noAnswer,
            more: copy.deadlineWas(deadlineWords(deadline)),
          },
        ]}
      />
      <ReminderFacts reminder={reminder} />
      <ReminderTimeline reminder={reminder} />
      {chosen ? <ChosenLetters chosen={chosen} /> : null}
    </CaseFrame>
  )
}
