import type { WithdrawalView } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { Problem } from '@mimamori/ui/problem'
import { Skeleton } from '@mimamori/ui/skeleton'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { api } from '../../api/api-client.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useWithdrawalRefusalWords } from '../../i18n/withdrawal-copy.ts'
import { SEND_KEY } from '../../keys/key-chord.ts'
import { useKeycap, useKeys } from '../../keys/keys-provider.tsx'
import { useAnnounce } from '../../parts/announcer.tsx'
import { lazyWithFallback } from '../../parts/lazy-part.tsx'
import { HeldWithdrawal } from './held-withdrawal.tsx'
import { useWithdrawalMutation } from './use-withdrawal-mutation.ts'
import { WithdrawalReasonForm } from './withdrawal-reason-form.tsx'

const WithdrawalReversalPanel = lazy(lazyWithFallback(() => import('./withdrawal-reversal-panel.tsx')))

type AskedAction = 'send_back' | 'stop' | 'propose_reversal'
type Props = { withdrawal: WithdrawalView; staffId: string; onLeavePanel: () => void; onProposed: (id: string) => void }

/** The actions on a withdrawal: which this person can do now, and why not the others. */
export function WithdrawalActions({ withdrawal, staffId, onLeavePanel, onProposed }: Props): ReactNode {
  const copy = useMessages('withdrawals')
  const [openForm, setOpenForm] = useState<AskedAction | null>(null)
  const moves = useWithdrawalActions(withdrawal, setOpenForm)
  const back = () => {
    setOpenForm(null)
    onLeavePanel()
  }
  if (openForm === 'propose_reversal') {
    return (
      <Suspense fallback={<Skeleton className="h-96 w-full" />}>
        <WithdrawalReversalPanel withdrawal={withdrawal} staffId={staffId} onBack={back} onProposed={onProposed} />
      </Suspense>
    )
  }
  const sending = openForm === 'send_back' && withdrawal.state === 'proposed'
  if (sending || (openForm === 'stop' && withdrawal.state === 'held')) {
    const [title, effect, confirm] = sending
      ? [copy.sendBackTitle, copy.sendBackEffect, copy.sendBack]
      : [copy.stopTitle, copy.stopEffect, copy.stop]
    const send = async (reason: string) => {
      const problem = await moves.end(sending ? 'sendBack' : 'stop', reason)
      if (problem === null) back()
      return problem
    }
    const place = `${openForm} ${withdrawal.id} ${staffId}`
    return (
      // its words are loaded with it: the screen around it stays meanwhile
      <Suspense>
        <WithdrawalReasonForm
          {...{ place, title, hint: effect, confirm, busy: moves.busy }}
          onSend={send}
          onBack={back}
        />
      </Suspense>
    )
  }
  return <ActionButtons withdrawal={withdrawal} staffId={staffId} {...moves} />
}

/** The actions by key and by click. The desk asks for a second factor in a dialog over this screen. */
function useWithdrawalActions(withdrawal: WithdrawalView, setOpenForm: (openForm: AskedAction) => void) {
  const copy = useMessages('withdrawals')
  const { instants } = useCopy()
  const setbacks = useMessages('withdrawals/setbacks')
  const { refusals } = useWithdrawalRefusalWords()
  const announce = useAnnounce()
  const { act, busy } = useWithdrawalMutation()
  const [problem, setProblem] = useState<string | null>(null)
  const { id: withdrawalId, state, moves } = withdrawal
  const closed = (move: keyof typeof moves) => (moves[move] ? refusals[moves[move]] : null)
  // what kept it from being approved does so no more
  useEffect(() => (moves.approve === null ? setProblem(null) : undefined), [moves.approve])
  const run: typeof act = (work, doneText) => {
    setProblem(null)
    return act(work, doneText)
  }
  const approve = async () => {
    const why = closed('approve')
    if (why) return announce(why, true)
    setProblem(
      await run(
        () => api.withdrawals.approve({ withdrawalId }),
        ({ heldUntil }) => copy.approved(instants.absolute(heldUntil)),
      ),
    )
  }
  const giveBack = async () =>
    setProblem(
      await run(
        () => api.withdrawals.returnToWaiting({ withdrawalId }),
        () => setbacks.returned,
      ),
    )
  const takeBack = async () =>
    setProblem(
      await run(
        () => api.withdrawals.takeBack({ withdrawalId }),
        () => copy.tookBack,
      ),
    )
  const end = (how: 'sendBack' | 'stop', reason: string) =>
    run(
      () => api.withdrawals[how]({ withdrawalId, reason }),
      () => (how === 'stop' ? copy.stopped : copy.sentBack),
    )
  const open = (move: AskedAction) => {
    const why = closed(move)
    if (why) return announce(why, true)
    setProblem(null)
    setOpenForm(move)
  }
  const own = moves.take_back === null
  useKeys(
    {
      send: () => void approve(),
      sendBack: () => open('send_back'),
      ...(own ? { undo: () => void takeBack() } : {}),
    },
    state === 'proposed',
    { sendBack: closed('send_back'), undo: null },
  )
  useKeys({ undo: () => open('stop') }, state === 'held', { undo: closed('stop') })
  const reversible = state === 'released' && withdrawal.kind === 'withdrawal'
  useKeys({ reverse: () => open('propose_reversal') }, reversible, { reverse: closed('propose_reversal') })
  return {
    busy,
    // a reason beside its button is not repeated
    problem: problem === closed('approve') ? null : problem,
    closed,
    end,
    open,
    approve: () => void approve(),
    takeBack: () => void takeBack(),
    giveBack: () => void giveBack(),
  }
}

type ButtonsProps = Pick<Props, 'withdrawal' | 'staffId'> & ReturnType<typeof useWithdrawalActions>

/** The actions this person may take, with the warnings that go with them. */
function ActionButtons(props: ButtonsProps) {
  const { withdrawal, problem } = props
  const copy = useMessages('withdrawals')
  return (
    <section aria-label={copy.decide} className="grid content-start gap-3">
      <h2 className="text-sm font-semibold text-ink2 max-sheet:sr-only">{copy.decide}</h2>
      {withdrawal.state === 'proposed' ? <ProposedActions {...props} /> : null}
      {withdrawal.state === 'held' ? (
        <HeldWithdrawal
          {...props}
          onStop={() => props.open('stop')}
          whyNotStop={props.closed('stop')}
          whyNotReturn={props.closed('return')}
        />
      ) : null}
      {withdrawal.state === 'released' ? <ReleasedActions {...props} /> : null}
      {withdrawal.state === 'sent_back' || withdrawal.state === 'taken_back' || withdrawal.state === 'stopped' ? (
        <p>{copy.endedNote[withdrawal.unanswered ? 'unanswered' : withdrawal.state]}</p>
      ) : null}
      <Problem small>{problem}</Problem>
    </section>
  )
}

function ProposedActions({ withdrawal, staffId, busy, closed, approve, takeBack, open }: ButtonsProps) {
  const copy = useMessages('withdrawals')
  const setbacks = useMessages('withdrawals/setbacks')
  const keycap = useKeycap()
  const own = withdrawal.proposer.id === staffId
  const why = closed('approve')
  return (
    <>
      {withdrawal.setback === 'evidence' || withdrawal.setback === 'person' ? (
        <p role="status" className="rounded-md bg-amber-bg px-2.5 py-1.5 text-sm text-amber">
          {setbacks.waitsAgain[withdrawal.setback]}
        </p>
      ) : null}
      <p className={cx('text-sm text-ink2', !own && 'max-sheet:sr-only')}>{own ? copy.ownWaits : copy.waits}</p>
      <div className="grid gap-1.5">
        <Button
          variant="primary"
          keycap={SEND_KEY}
          disabled={busy || why !== null}
          onClick={approve}
          className="min-h-9 justify-between font-semibold"
        >
          {busy ? copy.sending : copy.approve}
        </Button>
        {why ? <p className="text-sm text-amber">{why}</p> : null}
        {own ? (
          <Button keycap={keycap('undo')} disabled={busy} onClick={takeBack} className="justify-between">
            {copy.takeBack}
          </Button>
        ) : (
          <Button
            keycap={keycap('sendBack')}
            disabled={busy || closed('send_back') !== null}
            title={closed('send_back') ?? undefined}
            onClick={() => open('send_back')}
            className="justify-between"
          >
            {copy.sendBack}
          </Button>
        )}
      </div>
    </>
  )
}

function ReleasedActions({ withdrawal, closed, open }: ButtonsProps) {
  const copy = useMessages('withdrawals')
  const { instants } = useCopy()
  const keycap = useKeycap()
  const why = closed('propose_reversal')
  return (
    <>
      <p>{copy.releasedNote(instants.absolute(withdrawal.releasedAt ?? withdrawal.proposedAt))}</p>
      {withdrawal.kind === 'withdrawal' ? (
        <>
          <Button
            keycap={keycap('reverse')}
            disabled={why !== null}
            onClick={() => open('propose_reversal')}
            className="justify-between"
          >
            {copy.reverse}
          </Button>
          {why ? <p className="-mt-1.5 text-sm text-ink2">{why}</p> : null}
        </>
      ) : null}
    </>
  )
}
