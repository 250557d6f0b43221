import type { ReminderCase } from '@mimamori/contract/reminders/reminder-case-contract'
import type { ReactNode } from 'react'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { ChosenOutcomeSummary } from '../../reminders/chosen-outcome.tsx'
import { useYen } from '../../reminders/reminder-case-copy.ts'
import { OutcomeForm } from './outcome-form.tsx'
import { HeldOutcome, ProposedOutcomeActions } from './outcome-steps.tsx'
import type { ReminderDecisionProps } from './reminder-decision-props.ts'

/** The decision column of a contact reminder: the outcome to choose, and what can be done with one that was chosen. */
export function ReminderDecision(props: ReminderDecisionProps): ReactNode {
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
