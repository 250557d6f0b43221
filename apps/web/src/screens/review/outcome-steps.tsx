import type { ReminderView } from '@mimamori/contract/reminders/reminder-case-contract'
import { MAX_REMINDER_REASON_LENGTH } from '@mimamori/policy/reminders/reminder-outcome-rules'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { useNow } from '../../api/server-clock.ts'
import { forgetTabOwnership } from '../../api/tab-ownership.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { ActionPanel } from '../../parts/actions/action-panel.tsx'
import { useOffline } from '../../parts/use-offline.ts'
import type { Operations } from '../../parts/use-operation.ts'
import type { ReminderDecisionProps } from './reminder-decision-props.ts'
import { useOutcomeOperation } from './use-outcome-operation.ts'

type Props = ReminderDecisionProps & { chosen: NonNullable<ReminderView['chosen']> }

/** Taking the outcome back: by whoever chose it the case returns to their hand. */
function useTakeBack({ review: { id: caseId, number, reminder }, frame }: Props, { run }: Operations) {
  const copy = useMessages('reminders/reminder-case')
  return async () => {
    forgetTabOwnership(caseId)
    await run(
      queries.reminders.undo,
      { caseId },
      { done: () => (reminder.state === 'proposed' ? copy.takenBack(number) : copy.undone(number)) },
    )
    frame.focusHeading()
  }
}

/** An outcome that waits for a second person: they agree or send it back, whoever chose it takes it back. */
export function ProposedOutcomeActions(props: Props): ReactNode {
  const { review, active, frame, chosen } = props
  const { id: caseId, number, fence, may } = review
  const copy = useMessages('reminders/reminder-case')
  const offline = useOffline()
  const operation = useOutcomeOperation()
  const { run, why } = operation
  const own = may.agree === 'own_proposal'
  const refused = offline ?? why(may.agree)
  const takeBack = useTakeBack(props, operation)
  const agree = async () => {
    await run(
      queries.reminders.agree,
      { caseId, fence },
      { done: () => copy.agreed(number, copy.outcomes[chosen.outcome]) },
    )
    frame.focusHeading()
  }
  return (
    <div className="border-t border-line pt-3">
      <ActionPanel
        words={{
          reason: copy.sendBackReason,
          reasonHint: copy.sendBackReasonHint,
          reasonNeeded: why('reason_required') ?? '',
          sending: copy.sending,
        }}
        place={caseId}
        operation={operation}
        active={active && frame.listens}
        onLeave={frame.focusHeading}
        actions={[
          { id: 'agree', label: copy.agree, key: 'send', look: own ? 'none' : 'primary', refused, run: agree },
          {
            id: 'send_back',
            label: copy.sendBack,
            key: 'sendBack',
            shown: !own,
            refused,
            asks: {
              title: copy.sendBackTitle,
              hint: copy.sendBackHint,
              atMost: MAX_REMINDER_REASON_LENGTH,
              closed: offline,
            },
            run: (reason) =>
              run(queries.reminders.sendBack, { caseId, fence, reason }, { done: () => copy.sentBack(number) }),
          },
          {
            id: 'take_back',
            label: own ? copy.takeBack : copy.undo,
            shown: may.undo === null && (own || refused !== null),
            refused: offline && '',
            run: takeBack,
          },
        ]}
      >
        <p className="text-sm text-ink2">{own ? copy.ownWaits : copy.waitsNote}</p>
      </ActionPanel>
    </div>
  )
}

/** An outcome that has not left the desk: how long it can be undone. */
export function HeldOutcome(props: Props): ReactNode {
  const { review, chosen } = props
  const copy = useMessages('reminders/reminder-case')
  const { cases } = useCopy()
  const offline = useOffline()
  const operation = useOutcomeOperation()
  const now = useNow(1_000)
  const left = Math.ceil((Date.parse(chosen.heldUntil ?? chosen.at) - now) / 1000)
  const undo = useTakeBack(props, operation)
  return (
    <div className="border-t border-line pt-3">
      <ActionPanel
        operation={operation}
        actions={[
          {
            id: 'undo',
            label: copy.undo,
            shown: review.may.undo === null && left > 0,
            refused: offline && '',
            run: undo,
          },
        ]}
      >
        <p role="timer" className="text-base text-amber tabular-nums">
          {left > 0 ? copy.heldFor(cases.countdown(left)) : copy.heldNow}
        </p>
        <p className="text-sm text-ink2">{copy.heldNote}</p>
      </ActionPanel>
    </div>
  )
}
