import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode, RefObject } from 'react'
import { api } from '../../api/api-client.ts'
import { queries } from '../../api/api-queries.ts'
import { forgetTabOwnership } from '../../api/tab-ownership.ts'
import { useMessages } from '../../i18n/messages.ts'
import { useWithdrawalRefusalWords } from '../../i18n/withdrawal-copy.ts'
import { DraftLine } from '../../parts/draft-line.tsx'
import { useLetterPlace } from '../column/use-letter-place.ts'
import type { ReviewPanelProps } from '../secondary-actions/secondary-action-props.ts'
import { useKeptProposal } from './use-kept-proposal.ts'
import { useRequestKey } from './use-withdrawal-draft.ts'
import { emptyProposalDraft } from './withdrawal-draft.ts'
import { type WithdrawalProposalInput, WithdrawalProposalPanel } from './withdrawal-proposal-panel.tsx'

/** Proposes to end the membership of the case's author. A second person decides; the case waits for them. */
export default function ProposeWithdrawalPanel({
  review,
  staffId,
  active,
  closed,
  busy,
  run,
  onBack,
  letter,
}: ReviewPanelProps & { letter: RefObject<HTMLElement | null> }): ReactNode {
  const copy = useMessages('withdrawals')
  const words = useWithdrawalRefusalWords()
  const cache = useQueryClient()
  const keyOf = useRequestKey()
  const { id: caseId, fence, number, contentVersion } = review
  const { proposal, change, draft } = useKeptProposal(staffId, caseId, emptyProposalDraft([review.suspected]))
  const prepared = useQuery({
    ...queries.withdrawals.prepare.queryOptions({ input: { caseId, fence } }),
    staleTime: 0,
    enabled: closed === null,
  })
  const send = (proposed: WithdrawalProposalInput) =>
    run(async () => {
      const input = { caseId, fence, contentVersion, ...proposed }
      await api.withdrawals.propose(input, { context: { idempotencyKey: keyOf(input) } })
      forgetTabOwnership(caseId)
      draft.sent()
      void cache.invalidateQueries({ queryKey: queries.withdrawals.key() })
      return { message: copy.proposed(number), leaves: true }
    }, words)
  return (
    <WithdrawalProposalPanel
      kind="withdrawal"
      place={useLetterPlace(letter)}
      about={review}
      judgedOn={review.judgedOn}
      active={active}
      closed={closed}
      busy={busy}
      prepared={prepared.data}
      onRetry={prepared.isError ? () => void prepared.refetch() : null}
      proposal={proposal}
      onChange={change}
      onSend={send}
      onBack={onBack}
      keeping={<DraftLine draft={draft} />}
    />
  )
}
