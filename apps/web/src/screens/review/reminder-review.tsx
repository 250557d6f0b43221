import type { ReminderCase, ReminderView } from '@mimamori/contract/reminders/reminder-case-contract'
import { otherSide } from '@mimamori/policy/reminders/reminder-request'
import { Tag } from '@mimamori/ui/tag'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { AppealStateTag } from '../../appeals/appeal-state-tag.tsx'
import { CaseWhy } from '../../cases/case-why.tsx'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { Timestamp } from '../../parts/timestamp.tsx'
import { ChosenLetters, ChosenOutcomeSummary } from '../../reminders/chosen-outcome.tsx'
import { useDeadlineWords } from '../../reminders/deadline-words.ts'
import { EarlierReminders } from '../../reminders/earlier-reminders.tsx'
import { useYen } from '../../reminders/reminder-case-copy.ts'
import { ReminderFacts } from '../../reminders/reminder-facts.tsx'
import { ReminderTimeline } from '../../reminders/reminder-timeline.tsx'
import { CaseFrame } from './case-frame.tsx'
import type { CasePaneProps } from './case-pane-props.ts'
import { OutcomeForm } from './outcome-form.tsx'
import { HeldOutcome, ProposedOutcomeActions } from './outcome-steps.tsx'
import type { ReminderDecisionProps } from './reminder-decision-props.ts'

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

/** Appeals against the outcome of a contact reminder: which side, when, and what became of each. */
function ReminderAppeals({ reminder }: { reminder: ReminderView }): ReactNode {
  const { title } = useMessages('appeals')
  const copy = useMessages('reminders/reminder-case')
  const { words } = useCopy()
  if (reminder.appeals.length === 0) return null
  return (
    <section aria-label={title} className="grid gap-1.5 border-t border-line pt-3 text-sm">
      <h2 className="font-semibold text-ink2">{title}</h2>
      <ul className="grid gap-1.5">
        {reminder.appeals.map(({ id, state, by, appealedAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <AppealStateTag state={state} />
            <Link
              to="/appeals"
              search={{ list: state === 'open' || state === 'held' ? 'open' : 'past', id }}
              className="inline-flex min-h-6 items-center text-accent underline-offset-2 hover:underline"
            >
              {copy.side(by === reminder.requestedBy ? copy.sides.asking : copy.sides.silent, words.memberRoles[by])}
            </Link>
            <span className="ml-auto text-ink2 tabular-nums">
              <Timestamp at={appealedAt} brief />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The decision column of a contact reminder: the outcome to choose, and what can be done with one that was chosen. */
function ReminderDecision(props: ReminderDecisionProps): ReactNode {
  const { review, frame } = props
  const { reminder } = review
  const { chosen, state } = reminder
  const copy = useMessages('reminders/reminder-case')
  const { instants, decisions } = useCopy()
  if (chosen === null && state === 'due' && frame.barred === null) return <OutcomeForm {...props} />
  return (
    <div data-panel tabIndex={-1} className="grid gap-3 outline-none">
      <h2 className="text-sm font-semibold text-ink2">{state === 'proposed' ? copy.waits : decisions.column}</h2>
      {chosen ? <ChosenOutcomeSummary chosen={chosen} /> : null}
      {chosen === null && state === 'due' ? <Suggestion review={review} /> : null}
      {chosen && state === 'proposed' ? <ProposedOutcomeActions {...props} chosen={chosen} /> : null}
      {chosen && state === 'held' ? <HeldOutcome {...props} chosen={chosen} /> : null}
      {state === 'decided' ? (
        <p className="text-sm text-ink2">
          {reminder.reversedAt === null ? copy.decidedNote : copy.reversedNote(instants.absolute(reminder.reversedAt))}
        </p>
      ) : null}
      {state === 'answered' ? <p className="text-sm text-ink2">{copy.answeredNote}</p> : null}
      {state === 'due' ? <p className="text-sm text-ink2">{frame.closed}</p> : null}
    </div>
  )
}

/** The suggested outcome of a case that is not in hand. */
function Suggestion({ review: { reminder } }: { review: ReminderCase }) {
  const copy = useMessages('reminders/reminder-case')
  const yen = useYen()
  const { outcome, amountYen } = reminder.suggested
  return (
    <div className="grid gap-0.5 rounded-lg border border-line px-2.5 py-2">
      <p className="flex items-baseline gap-2">
        <b className="text-sm font-semibold text-accent">{copy.suggested}</b>
        <span className="flex-1 font-semibold">{copy.outcomes[outcome]}</span>
        {amountYen === null ? null : <span className="tabular-nums">{yen(amountYen)}</span>}
      </p>
      <p className="text-sm text-ink2">{copy.effects[outcome]}</p>
    </div>
  )
}
