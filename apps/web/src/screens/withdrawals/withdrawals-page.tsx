import type { WithdrawalViewName } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { panelProps, Tabs } from '@mimamori/ui/tabs'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { CircleCheck } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { queries } from '../../api/api-queries.ts'
import { useMessages } from '../../i18n/messages.ts'
import { useTabKeys } from '../../keys/use-tab-keys.ts'
import { useAnnounce } from '../../parts/announcer.tsx'
import { LoadFailed } from '../../parts/load-failed.tsx'
import { BreakerNotice } from '../../withdrawals/breaker-notice.tsx'
import { useStopNavigation } from '../../withdrawals/use-stop-navigation.ts'
import { WithdrawalTable } from '../../withdrawals/withdrawal-table.tsx'
import { PageTitle } from '../page-title.tsx'
import { useWithdrawalOperation, WITHDRAWALS_POLL_INTERVAL_MS } from './use-withdrawal-operation.ts'
import { WITHDRAWAL_VIEWS } from './withdrawal-views.ts'

const SCOPE = 'withdrawals'

const useWithdrawalList = (view: WithdrawalViewName) =>
  useQuery({
    ...queries.withdrawals.list.queryOptions({ input: { view } }),
    refetchInterval: WITHDRAWALS_POLL_INTERVAL_MS,
    placeholderData: (before) => before,
  })

/** The withdrawals that wait for a second person, are held or paused, or have ended. */
export function WithdrawalsPage(): ReactNode {
  const copy = useMessages('withdrawals')
  const { view } = useSearch({ from: '/withdrawals' })
  const navigate = useNavigate()
  const announce = useAnnounce()
  const { run } = useWithdrawalOperation()
  const query = useWithdrawalList(view)
  const { counts, breaker } = query.data ?? {}
  const show = (to: WithdrawalViewName) => void navigate({ to: '/withdrawals', search: { view: to }, replace: true })
  useTabKeys(WITHDRAWAL_VIEWS, view, show)
  const resume = () =>
    run(queries.withdrawals.resume, undefined, {
      done: () => copy.breaker.resumed,
      failed: (_, why) => announce(copy.failedTo(why), true),
    })
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
        <WithdrawalRows key={view} view={view} query={query} />
      </div>
    </div>
  )
}

function WithdrawalRows({ view, query }: { view: WithdrawalViewName; query: ReturnType<typeof useWithdrawalList> }) {
  const copy = useMessages('withdrawals')
  const scroller = useRef<HTMLDivElement>(null)
  useStopNavigation(scroller)
  // what another view holds is not this one's
  const lines = query.isPlaceholderData ? undefined : query.data?.items
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto">
      {lines === undefined ? (
        <WithdrawalsPlaceholder view={view} query={query} />
      ) : lines.length === 0 ? (
        <ScreenMessage icon={<CircleCheck size={18} />} title={copy.empty[view]}>
          {copy.emptyNext[view]}
        </ScreenMessage>
      ) : (
        <WithdrawalTable view={view} lines={lines} />
      )}
    </div>
  )
}

function WithdrawalsPlaceholder({
  view,
  query,
}: {
  view: WithdrawalViewName
  query: ReturnType<typeof useWithdrawalList>
}) {
  const copy = useMessages('withdrawals')
  if (!query.isError) return <SkeletonRows rows={12} label={copy.views[view]} />
  return <LoadFailed words={copy} onRetry={() => void query.refetch()} />
}
