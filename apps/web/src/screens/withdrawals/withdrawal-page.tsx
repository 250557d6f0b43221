import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { useMessages } from '../../i18n/messages.ts'
import { ItemFailed } from '../item-failed.tsx'
import { PageTitle } from '../page-title.tsx'
import { BackToWithdrawals } from './back-to-withdrawals.tsx'
import { WITHDRAWALS_POLL_INTERVAL_MS } from './use-withdrawal-operation.ts'
import { WithdrawalScreen } from './withdrawal-screen.tsx'

/** One withdrawal, with all that a second person needs to decide: evidence, effects, the exact text. */
export function WithdrawalPage(): ReactNode {
  const copy = useMessages('withdrawals')
  const { withdrawalId } = useParams({ from: '/withdrawals/$withdrawalId' })
  const query = useQuery({
    ...queries.withdrawals.get.queryOptions({ input: { withdrawalId } }),
    refetchInterval: WITHDRAWALS_POLL_INTERVAL_MS,
  })
  if (query.data) return <WithdrawalScreen key={withdrawalId} withdrawal={query.data} />
  if (query.isError) {
    const back = (
      <BackToWithdrawals view="waiting" framed>
        {copy.back}
      </BackToWithdrawals>
    )
    return <ItemFailed error={query.error} copy={copy} onRetry={() => void query.refetch()} back={back} />
  }
  return <Loading />
}

function Loading() {
  const copy = useMessages('withdrawals')
  return (
    <div className="px-4 pt-3">
      <PageTitle>{copy.title}</PageTitle>
      <SkeletonRows rows={12} label={copy.title} />
    </div>
  )
}
