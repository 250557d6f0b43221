import type { WithdrawalViewName } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { Notice } from '@mimamori/ui/notice'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { panelProps, Tabs } from '@mimamori/ui/tabs'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { CircleCheck } from 'lucide-react'
import { useRef } from 'react'
import { desk } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import { useTurning } from '../keys/use-turning.ts'
import { useAnnounce } from '../language/announce.tsx'
import { Failed } from '../language/failed.tsx'
import { useWithdrawalCopy } from '../language/withdrawal-copy.ts'
import { BreakerNotice } from '../withdrawals/breaker-notice.tsx'
import { useStand } from '../withdrawals/use-stand.ts'
import { WithdrawalTable } from '../withdrawals/withdrawal-table.tsx'
import { PageTitle } from './page-title.tsx'
import { LOOK_AGAIN_MS, useAct } from './use-withdrawals.ts'
import { WITHDRAWAL_VIEWS } from './withdrawal-views.ts'

const SCOPE = 'withdrawals'

const useList = (view: WithdrawalViewName) =>
  useQuery({
    ...queries.withdrawals.list.queryOptions({ input: { view } }),
    refetchInterval: LOOK_AGAIN_MS,
    placeholderData: (before) => before,
  })

/** The withdrawals that wait for a second person, are held, paused, or have come to their end. */
export function WithdrawalsPage() {
  const copy = useWithdrawalCopy()
  const { view } = useSearch({ from: '/withdrawals' })
  const navigate = useNavigate()
  const announce = useAnnounce()
  const act = useAct()
  const query = useList(view)
  const { counts, breaker } = query.data ?? {}
  const show = (to: WithdrawalViewName) => void navigate({ to: '/withdrawals', search: { view: to }, replace: true })
  useTurning(WITHDRAWAL_VIEWS, view, show)
  const resume = async () => {
    const problem = await act(
      () => desk.withdrawals.resume(),
      () => copy.breaker.resumed,
    )
    if (problem) announce(copy.failedTo(problem), true)
  }
  const countOf = (of: WithdrawalViewName) => (of === 'past' ? undefined : counts?.[of] || undefined)
  return (
    <div className="flex h-full flex-col">
      <div className="px-4 pt-3 pb-2">
        <PageTitle count={counts?.waiting}>{copy.title}</PageTitle>
        <p className="text-sm text-ink2">{copy.lead}</p>
      </div>
      {breaker ? <BreakerNotice breaker={breaker} onResume={() => void resume()} /> : null}
      <div className="overflow-x-auto px-4">
        <Tabs
          label={copy.switch}
          scope={SCOPE}
          active={view}
          onChange={show}
          tabs={WITHDRAWAL_VIEWS.map((id) => ({ id, label: copy.views[id], count: countOf(id) }))}
        />
      </div>
      <div {...panelProps(SCOPE, view)} className="flex min-h-0 flex-1 flex-col">
        <Rows key={view} view={view} query={query} />
      </div>
    </div>
  )
}

function Rows({ view, query }: { view: WithdrawalViewName; query: ReturnType<typeof useList> }) {
  const copy = useWithdrawalCopy()
  const scroller = useRef<HTMLDivElement>(null)
  useStand(scroller)
  // what another view holds is not this one's
  const lines = query.isPlaceholderData ? undefined : query.data?.items
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto">
      {lines === undefined ? (
        <Face view={view} query={query} />
      ) : lines.length === 0 ? (
        <Notice icon={<CircleCheck size={18} />} title={copy.empty[view]}>
          {copy.emptyNext[view]}
        </Notice>
      ) : (
        <WithdrawalTable view={view} lines={lines} />
      )}
    </div>
  )
}

function Face({ view, query }: { view: WithdrawalViewName; query: ReturnType<typeof useList> }) {
  const copy = useWithdrawalCopy()
  if (!query.isError) return <SkeletonRows rows={12} label={copy.views[view]} />
  return (
    <Failed title={copy.failed} retry={copy.retry} onRetry={() => void query.refetch()}>
      {copy.failedKept}
    </Failed>
  )
}
