import type { ClosingState } from '@mimamori/contract/closings/closing-contract'
import type { ClosingAction } from '@mimamori/policy/closings/allowed-closing-actions'
import { MAX_CLOSING_REASON_LENGTH } from '@mimamori/policy/closings/closing-model'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { type ReactNode, Suspense, useState } from 'react'
import { api } from '../../api/api-client.ts'
import { ReasonForm } from '../../decisions/reason-form.tsx'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { useDesk } from '../desk-context.tsx'
import { useClosingMutation } from './use-closing-mutation.ts'

type AskedReason = 'revise' | 'send_back'

function useClosingActions({ month, pending, revisions, moves }: ClosingState) {
  const copy = useMessages('closings')
  const { refusals } = useCopy()
  const { act, busy } = useClosingMutation()
  const closingId = pending?.id ?? ''
  const words: { readonly [refusal: string]: string } = { ...refusals, ...copy.refusals }
  const { revision = 1, hash = '' } = pending ?? {}
  return {
    busy,
    /** who proposed it cannot complete it yet */
    waitsForSecond: moves.approve === 'own_proposal',
    next: (revisions[0]?.revision ?? 0) + 1,
    closed: (move: ClosingAction) => (moves[move] === null ? null : (words[moves[move]] ?? null)),
    propose: (reason: string) =>
      act(
        () => api.closings.propose({ month, reason }),
        () => copy.proposedDone(copy.month(month)),
      ),
    approve: () =>
      act(
        () => api.closings.approve({ closingId, hash }),
        () => copy.approved(copy.month(month), revision),
      ),
    sendBack: (reason: string) =>
      act(
        () => api.closings.sendBack({ closingId, reason }),
        () => copy.sentBack,
      ),
    takeBack: () =>
      act(
        () => api.closings.takeBack({ closingId }),
        () => copy.tookBack,
      ),
  }
}

/** Actions of a month close, and why each is disabled. The step-up dialog opens over this screen. */
export function ClosingActions({ state, onLeaveForm }: { state: ClosingState; onLeaveForm: () => void }): ReactNode {
  const copy = useMessages('closings')
  const { me } = useDesk()
  const moves = useClosingActions(state)
  const [openForm, setOpenForm] = useState<AskedReason | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const back = () => {
    setOpenForm(null)
    onLeaveForm()
  }
  useKeys({ escape: back }, openForm !== null)
  const { month, pending } = state
  // the proposal may have ended meanwhile
  if (openForm && (openForm === 'send_back') === (pending !== null)) {
    const revising = openForm === 'revise'
    const send = async (reason: string) => {
      const failed = await (revising ? moves.propose(reason) : moves.sendBack(reason))
      if (failed === null) back()
      return failed
    }
    return (
      // its words are loaded with it: the screen around it stays meanwhile
      <Suspense>
        <ReasonForm
          place={`closing ${openForm} ${month} ${me.id}`}
          title={revising ? copy.reviseTitle : copy.sendBackTitle}
          hint={revising ? copy.reviseNext(moves.next) : copy.sendBackNext}
          words={copy}
          confirm={revising ? copy.revise : copy.sendBack}
          atMost={MAX_CLOSING_REASON_LENGTH}
          busy={moves.busy}
          onSend={send}
          onBack={back}
        />
      </Suspense>
    )
  }
  // that nothing has changed is shown above
  if (!pending && state.revisions.length > 0 && moves.closed('propose') && problem === null) return null
  const run = async (work: () => Promise<string | null>) => {
    setProblem(null)
    setProblem(await work())
  }
  return (
    <div className="grid gap-1.5">
      {pending ? (
        <ApproveOrSendBack state={state} moves={moves} onRun={run} onAsk={() => setOpenForm('send_back')} />
      ) : (
        <ProposeOrRevise state={state} moves={moves} onRun={run} onAsk={() => setOpenForm('revise')} />
      )}
      <Problem small>{problem}</Problem>
    </div>
  )
}

type MovesProps = {
  state: ClosingState
  moves: ReturnType<typeof useClosingActions>
  onRun: (work: () => Promise<string | null>) => Promise<void>
  onAsk: () => void
}

/** Of a month without a proposal: to close it, or to correct what was closed. */
function ProposeOrRevise({ state: { month, revisions }, moves, onRun, onAsk }: MovesProps) {
  const copy = useMessages('closings')
  const why = moves.closed('propose')
  const revising = revisions.length > 0
  return (
    <>
      <Button
        variant="primary"
        disabled={moves.busy || why !== null}
        onClick={() => (revising ? onAsk() : void onRun(() => moves.propose('')))}
        className="min-h-9 font-semibold"
      >
        {moves.busy ? copy.sending : revising ? copy.revise : copy.propose}
      </Button>
      <p className="text-sm text-ink2">{why ?? (revising ? '' : copy.proposeNext(copy.month(month)))}</p>
    </>
  )
}

/** Of a proposal: for who made it to take it back, for another lead to approve it or send it back. */
function ApproveOrSendBack({ state: { pending }, moves, onRun, onAsk }: MovesProps) {
  const copy = useMessages('closings')
  const { me } = useDesk()
  if (pending?.proposer.id === me.id) {
    return (
      <>
        <ApproveAlone aloneFrom={pending.aloneFrom} moves={moves} onRun={onRun} />
        <Button disabled={moves.busy} onClick={() => void onRun(moves.takeBack)}>
          {copy.takeBack}
        </Button>
      </>
    )
  }
  const why = moves.closed('approve')
  return (
    <>
      <Button
        variant="primary"
        disabled={moves.busy || why !== null}
        onClick={() => void onRun(moves.approve)}
        className="min-h-9 font-semibold"
      >
        {moves.busy ? copy.sending : copy.approve}
      </Button>
      {why ? <p className="text-sm text-amber">{why}</p> : null}
      <Button disabled={moves.busy || moves.closed('send_back') !== null} onClick={onAsk}>
        {copy.sendBack}
      </Button>
    </>
  )
}

/** For who proposed it where leads are missing: when it can be completed alone, and what makes that unnecessary. */
function ApproveAlone({ aloneFrom, moves, onRun }: { aloneFrom: string | null } & Pick<MovesProps, 'moves' | 'onRun'>) {
  const copy = useMessages('closings')
  const { instants } = useCopy()
  const why = moves.closed('approve')
  if (aloneFrom === null) return null
  if (moves.waitsForSecond) {
    return <p className="text-sm text-ink2">{`${copy.aloneFrom(instants.brief(aloneFrom))} ${copy.aloneInstead}`}</p>
  }
  return (
    <>
      <p className="text-sm text-ink2">{`${copy.aloneNow} ${copy.aloneInstead}`}</p>
      <Button
        variant="primary"
        disabled={moves.busy || why !== null}
        onClick={() => void onRun(moves.approve)}
        className="min-h-9 font-semibold"
      >
        {moves.busy ? copy.sending : copy.approveAlone}
      </Button>
      {why ? <p className="text-sm text-amber">{why}</p> : null}
    </>
  )
}
