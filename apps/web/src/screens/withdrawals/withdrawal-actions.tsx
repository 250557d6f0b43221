import type { WithdrawalView } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { MAX_WITHDRAWAL_REASON_LENGTH as atMost } from '@mimamori/policy/withdrawals/withdrawal-model'
import { cx } from '@mimamori/ui/class-names'
import { Skeleton } from '@mimamori/ui/skeleton'
import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { queries } from '../../api/api-queries.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { ActionPanel } from '../../parts/actions/action-panel.tsx'
import { lazyWithFallback } from '../../parts/lazy-part.tsx'
import { HoldTimeLeft } from '../../withdrawals/hold-time-left.tsx'
import { useWithdrawalOperation } from './use-withdrawal-operation.ts'

const WithdrawalReversalPanel = lazy(lazyWithFallback(() => import('./withdrawal-reversal-panel.tsx')))

type Props = { withdrawal: WithdrawalView; staffId: string; onLeavePanel: () => void; onProposed: (id: string) => void }

/** The actions on a withdrawal: which this person can do now, and why not the others. */
export function WithdrawalActions({ withdrawal, staffId, onLeavePanel, onProposed }: Props): ReactNode {
  const copy = useMessages('withdrawals')
  const setbacks = useMessages('withdrawals/setbacks')
  const { instants } = useCopy()
  const operation = useWithdrawalOperation()
  const { run, why, forget } = operation
  const { id: withdrawalId, state, moves, setback } = withdrawal
  const input = { withdrawalId }
  const own = withdrawal.proposer.id === staffId
  const proposed = state === 'proposed'
  const held = state === 'held'
  // what kept it from being approved does so no more
  useEffect(() => (moves.approve === null ? forget() : undefined), [moves.approve, forget])
  return (
    <ActionPanel
      label={copy.decide}
      words={copy}
      place={`${withdrawalId} ${staffId}`}
      operation={operation}
      onLeave={onLeavePanel}
      actions={[
        {
          id: 'approve',
          label: copy.approve,
          key: 'send',
          look: 'primary',
          shown: proposed,
          refused: why(moves.approve),
          run: () =>
            run(queries.withdrawals.approve, input, {
              done: ({ heldUntil }) => copy.approved(instants.absolute(heldUntil)),
            }),
        },
        {
          id: 'take_back',
          label: copy.takeBack,
          key: moves.take_back === null ? 'undo' : undefined,
          shown: proposed && own,
          run: () => run(queries.withdrawals.takeBack, input, { done: () => copy.tookBack }),
        },
        {
          id: 'send_back',
          label: copy.sendBack,
          key: 'sendBack',
          look: own ? 'none' : undefined,
          shown: proposed,
          refused: why(moves.send_back),
          asks: { title: copy.sendBackTitle, hint: copy.sendBackEffect, atMost },
          run: (reason) => run(queries.withdrawals.sendBack, { withdrawalId, reason }, { done: () => copy.sentBack }),
        },
        {
          id: 'stop',
          label: copy.stop,
          key: 'undo',
          shown: held,
          refused: why(moves.stop),
          asks: { title: copy.stopTitle, hint: copy.stopEffect, atMost },
          run: (reason) => run(queries.withdrawals.stop, { withdrawalId, reason }, { done: () => copy.stopped }),
        },
        {
          id: 'return',
          label: setbacks.return,
          shown: held && (setback === 'proposer' || setback === 'approver') && moves.return === null,
          run: () => run(queries.withdrawals.returnToWaiting, input, { done: () => setbacks.returned }),
        },
        {
          id: 'propose_reversal',
          label: copy.reverse,
          key: 'reverse',
          shown: state === 'released' && withdrawal.kind === 'withdrawal',
          refused: why(moves.propose_reversal),
          opens: (back) => (
            <Suspense fallback={<Skeleton className="h-96 w-full" />}>
              <WithdrawalReversalPanel
                withdrawal={withdrawal}
                staffId={staffId}
                onBack={back}
                onProposed={onProposed}
              />
            </Suspense>
          ),
        },
      ]}
    >
      <h2 className="text-sm font-semibold text-ink2 max-sheet:sr-only">{copy.decide}</h2>
      <StateNotes withdrawal={withdrawal} own={own} />
    </ActionPanel>
  )
}

/** What to know of a withdrawal beside its actions: whom it waits for, until when it is held or what blocks it, how it ended. */
function StateNotes({ withdrawal, own }: { withdrawal: WithdrawalView; own: boolean }) {
  const copy = useMessages('withdrawals')
  const setbacks = useMessages('withdrawals/setbacks')
  const { instants } = useCopy()
  const { state, setback, paused, proposedAt } = withdrawal
  switch (state) {
    case 'proposed':
      return (
        <>
          {setback === 'evidence' || setback === 'person' ? (
            <p role="status" className="rounded-md bg-amber-bg px-2.5 py-1.5 text-sm text-amber">
              {setbacks.waitsAgain[setback]}
            </p>
          ) : null}
          <p className={cx('text-sm text-ink2', !own && 'max-sheet:sr-only')}>{own ? copy.ownWaits : copy.waits}</p>
        </>
      )
    case 'held': {
      const blocked = setback === 'proposer' || setback === 'approver' ? setbacks.onHold[setback] : null
      return (
        <>
          <p className="text-xl">
            <HoldTimeLeft line={withdrawal} />
          </p>
          <p className={cx('text-sm', blocked ? 'text-amber' : 'text-ink2')}>
            {blocked ??
              (paused ? copy.pausedNote : copy.heldUntil(instants.absolute(withdrawal.heldUntil ?? proposedAt)))}
          </p>
        </>
      )
    }
    case 'released':
      return <p>{copy.releasedNote(instants.absolute(withdrawal.releasedAt ?? proposedAt))}</p>
    default:
      return <p>{copy.endedNote[withdrawal.unanswered ? 'unanswered' : state]}</p>
  }
}
