import type { ReminderView } from '@mimamori/contract/reminders/reminder-case-contract'
import { MAX_REMINDER_REASON_LENGTH } from '@mimamori/policy/reminders/reminder-outcome-rules'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { api } from '../../api/api-client.ts'
import { useNow } from '../../api/server-clock.ts'
import { forgetTabOwnership } from '../../api/tab-ownership.ts'
import { ReasonForm } from '../../decisions/reason-form.tsx'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { SEND_KEY } from '../../keys/key-chord.ts'
import { isImeComposing } from '../../keys/key-intent.ts'
import { useKeycap, useKeys } from '../../keys/keys-provider.tsx'
import { useAnnounce } from '../../parts/announcer.tsx'
import { useOffline } from '../../parts/use-offline.ts'
import type { ReminderDecisionProps } from './reminder-decision-props.ts'
import { useReminderCall, useReminderRefusalWords } from './use-reminder-call.ts'

type Props = ReminderDecisionProps & { chosen: NonNullable<ReminderView['chosen']> }

/** Taking the outcome back: by whoever chose it the case returns to their hand. Answers why not, in words. */
function useTakeBack(
  { review: { id: caseId, number, reminder } }: Props,
  run: ReturnType<typeof useReminderCall>['act'],
) {
  const copy = useMessages('reminders/reminder-case')
  return () =>
    run(
      async () => {
        forgetTabOwnership(caseId)
        return await api.reminders.undo({ caseId })
      },
      () => (reminder.state === 'proposed' ? copy.takenBack(number) : copy.undone(number)),
    )
}

/** An outcome that waits for a second person: they agree or send it back, whoever chose it takes it back. */
export function ProposedOutcomeActions(props: Props): ReactNode {
  const { review, active, frame, chosen } = props
  const { id: caseId, number, fence, may } = review
  const copy = useMessages('reminders/reminder-case')
  const words = useReminderRefusalWords()
  const announce = useAnnounce()
  const keycap = useKeycap()
  const offline = useOffline()
  const { act, busy } = useReminderCall()
  const [asks, setAsks] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const own = may.agree === 'own_proposal'
  const refusals: { readonly [refusal: string]: string } = words.refusals
  const why = offline ?? (may.agree ? (refusals[may.agree] ?? null) : null)
  const takesBack = may.undo === null
  const run = useTakeBack(props, act)
  const agree = async () => {
    if (why) return announce(why, true)
    setProblem(
      await act(
        () => api.reminders.agree({ caseId, fence }),
        () => copy.agreed(number, copy.outcomes[chosen.outcome]),
      ),
    )
    frame.focusHeading()
  }
  const takeBack = async () => {
    setProblem(await run())
    frame.focusHeading()
  }
  const ask = () => (why ? announce(why, true) : setAsks(true))
  const back = () => {
    setAsks(false)
    frame.focusHeading()
  }
  const leave = (event: KeyboardEvent) => {
    event.stopPropagation()
    back()
  }
  const listens = active && frame.listens && !asks
  useKeys({ send: () => void agree() }, listens)
  useKeys({ sendBack: ask }, listens && !own, { sendBack: why })
  useKeys({ escape: back }, active && asks)
  if (asks) {
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: Esc goes back from every field of the form
      <div onKeyDown={(event) => event.key === 'Escape' && !isImeComposing(event.nativeEvent) && leave(event)}>
        <ReasonForm
          place={`outcome ${caseId}`}
          title={copy.sendBackTitle}
          hint={copy.sendBackHint}
          words={{
            reason: copy.sendBackReason,
            reasonHint: copy.sendBackReasonHint,
            reasonNeeded: refusals.reason_required ?? '',
            sending: copy.sending,
          }}
          confirm={copy.sendBack}
          atMost={MAX_REMINDER_REASON_LENGTH}
          closed={offline}
          busy={busy}
          active={active}
          onSend={async (reason) => {
            const failed = await act(
              () => api.reminders.sendBack({ caseId, fence, reason }),
              () => copy.sentBack(number),
            )
            if (failed === null) back()
            return failed
          }}
          onBack={back}
        />
      </div>
    )
  }
  return (
    <div className="grid gap-1.5 border-t border-line pt-3">
      <p className="mb-1 text-sm text-ink2">{own ? copy.ownWaits : copy.waitsNote}</p>
      {own ? null : (
        <Button
          variant="primary"
          keycap={SEND_KEY}
          disabled={busy || why !== null}
          title={why ?? undefined}
          onClick={() => void agree()}
          className="min-h-9 justify-between font-semibold"
        >
          {busy ? copy.sending : copy.agree}
        </Button>
      )}
      {why && !own ? <p className="text-sm text-amber">{why}</p> : null}
      {own ? null : (
        <Button
          keycap={keycap('sendBack')}
          disabled={busy || why !== null}
          title={why ?? undefined}
          onClick={ask}
          className="justify-between"
        >
          {copy.sendBack}
        </Button>
      )}
      {takesBack && (own || why) ? (
        <Button disabled={busy || offline !== null} onClick={() => void takeBack()} className="justify-between">
          {own ? copy.takeBack : copy.undo}
        </Button>
      ) : null}
      <Problem small>{problem}</Problem>
    </div>
  )
}

/** An outcome that has not left the desk: how long it can be undone. */
export function HeldOutcome(props: Props): ReactNode {
  const { review, chosen } = props
  const copy = useMessages('reminders/reminder-case')
  const { cases } = useCopy()
  const offline = useOffline()
  const { act, busy } = useReminderCall()
  const [problem, setProblem] = useState<string | null>(null)
  const now = useNow(1_000)
  const left = Math.ceil((Date.parse(chosen.heldUntil ?? chosen.at) - now) / 1000)
  const run = useTakeBack(props, act)
  const undo = async () => {
    setProblem(await run())
    props.frame.focusHeading()
  }
  return (
    <div className="grid gap-1.5 border-t border-line pt-3">
      <p role="timer" className="text-base text-amber tabular-nums">
        {left > 0 ? copy.heldFor(cases.countdown(left)) : copy.heldNow}
      </p>
      <p className="mb-1 text-sm text-ink2">{copy.heldNote}</p>
      {review.may.undo === null && left > 0 ? (
        <Button
          disabled={busy || offline !== null}
          onClick={() => void undo()}
          className="min-h-9 justify-between font-semibold"
        >
          {copy.undo}
        </Button>
      ) : null}
      <Problem small>{problem}</Problem>
    </div>
  )
}
