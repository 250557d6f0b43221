import type { WithdrawalView } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { useWithdrawalDraft } from '../../decisions/withdrawal-proposal/use-withdrawal-draft.ts'
import { emptyProposalDraft } from '../../decisions/withdrawal-proposal/withdrawal-draft.ts'
import {
  type WithdrawalProposalInput,
  WithdrawalProposalPanel,
} from '../../decisions/withdrawal-proposal/withdrawal-proposal-panel.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { useWithdrawalOperation } from './use-withdrawal-operation.ts'

type Props = { withdrawal: WithdrawalView; staffId: string; onBack: () => void; onProposed: (id: string) => void }

/** Proposes to take a withdrawal back that was carried out; a second person decides again. */
export default function WithdrawalReversalPanel({ withdrawal, staffId, onBack, onProposed }: Props): ReactNode {
  const copy = useMessages('withdrawals')
  const { attempt, busy } = useWithdrawalOperation()
  const { id: withdrawalId, memberId, proposedAt } = withdrawal
  const { proposal, change, forget } = useWithdrawalDraft(`${withdrawalId} ${staffId}`, emptyProposalDraft([]))
  const prepared = useQuery({
    ...queries.withdrawals.prepareReversal.queryOptions({ input: { withdrawalId } }),
    staleTime: 0,
  })
  useKeys({ escape: onBack })
  const send = ({ categories: _, clause: __, hide: ___, ...proposed }: WithdrawalProposalInput) =>
    attempt(
      queries.withdrawals.proposeReversal,
      { withdrawalId, ...proposed },
      {
        once: true,
        done: (made) => {
          forget()
          onProposed(made.withdrawalId)
          return copy.reversalProposed
        },
      },
    )
  return (
    <WithdrawalProposalPanel
      kind="reversal"
      place={null}
      about={{ target: { type: 'member', id: memberId }, content: { title: '', body: '' } }}
      judgedOn={dayOf(proposedAt)}
      active
      closed={null}
      brings={withdrawal.hide?.stands ? copy.reversalShows : undefined}
      busy={busy}
      prepared={prepared.data}
      onRetry={prepared.isError ? () => void prepared.refetch() : null}
      proposal={proposal}
      onChange={change}
      onSend={send}
      onBack={onBack}
    />
  )
}
