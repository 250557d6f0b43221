import type { ClosingState } from '@mimamori/contract/closings/closing-contract'
import { MAX_CLOSING_REASON_LENGTH as atMost } from '@mimamori/policy/closings/closing-model'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { ActionPanel } from '../../parts/actions/action-panel.tsx'
import { useOperation } from '../../parts/use-operation.ts'
import { useDesk } from '../desk-context.tsx'

/** the stream says what other leads do; this is for those without one, and for decisions that change a closed month */
export const CLOSINGS_POLL_INTERVAL_MS = 10_000

const CHANGES = [queries.closings.key(), queries.people.standing.key()]

/**
 * Actions of a month close, and why each is disabled: to close it or to correct what was closed; of a proposal, for who made it to
 * take it back, for another lead to approve it or send it back. Where leads are missing it can be completed alone after some time.
 */
export function ClosingActions({ state, onLeaveForm }: { state: ClosingState; onLeaveForm: () => void }): ReactNode {
  const copy = useMessages('closings')
  const { instants } = useCopy()
  const { me } = useDesk()
  const operation = useOperation({ refusals: copy.refusals, changes: CHANGES })
  const { run, why } = operation
  const { month, pending, revisions, moves } = state
  const { id: closingId = '', hash = '', revision = 1 } = pending ?? {}
  const own = pending?.proposer.id === me.id
  const aloneFrom = own ? pending.aloneFrom : null
  const waitsForSecond = moves.approve === 'own_proposal'
  const revising = revisions.length > 0
  const title = copy.month(month)
  return (
    <ActionPanel
      words={copy}
      place={`closing ${month} ${me.id}`}
      operation={operation}
      onLeave={onLeaveForm}
      actions={[
        {
          id: 'propose',
          label: revising ? copy.revise : copy.propose,
          look: 'primary',
          // that nothing has changed is shown above
          shown: pending === null && !(revising && moves.propose),
          refused: why(moves.propose),
          note: revising || moves.propose ? null : copy.proposeNext(title),
          asks: revising
            ? { title: copy.reviseTitle, hint: copy.reviseNext((revisions[0]?.revision ?? 0) + 1), atMost }
            : null,
          run: (reason) => run(queries.closings.propose, { month, reason }, { done: () => copy.proposedDone(title) }),
        },
        {
          id: 'approve',
          label: own ? copy.approveAlone : copy.approve,
          look: 'primary',
          shown: pending !== null && (!own || (aloneFrom !== null && !waitsForSecond)),
          refused: why(moves.approve),
          run: () => run(queries.closings.approve, { closingId, hash }, { done: () => copy.approved(title, revision) }),
        },
        {
          id: 'take_back',
          label: copy.takeBack,
          shown: own,
          run: () => run(queries.closings.takeBack, { closingId }, { done: () => copy.tookBack }),
        },
        {
          id: 'send_back',
          label: copy.sendBack,
          shown: pending !== null && !own,
          refused: why(moves.send_back),
          asks: { title: copy.sendBackTitle, hint: copy.sendBackNext, atMost },
          run: (reason) => run(queries.closings.sendBack, { closingId, reason }, { done: () => copy.sentBack }),
        },
      ]}
    >
      {aloneFrom === null ? null : (
        <p className="text-sm text-ink2">
          {waitsForSecond ? copy.aloneFrom(instants.brief(aloneFrom)) : copy.aloneNow} {copy.aloneInstead}
        </p>
      )}
    </ActionPanel>
  )
}
