import type { Delivery, DeliveryPage } from '@mimamori/contract/delivery/delivery-contract'
import { DELIVERY_LISTS, type DeliveryList } from '@mimamori/policy/delivery/delivery-lists'
import { Button } from '@mimamori/ui/button'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { panelProps, Tabs } from '@mimamori/ui/tabs'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { useRef } from 'react'
import { api } from '../../api/api-client.ts'
import { queries } from '../../api/api-queries.ts'
import { failureOf } from '../../api/call-failure.ts'
import { failureMessage } from '../../decisions/failure-message.ts'
import { useDeliveryCopy } from '../../delivery/delivery-copy.ts'
import { DeliveryTable } from '../../delivery/delivery-table.tsx'
import { StoppedEndpoints } from '../../delivery/stopped-endpoints.tsx'
import { useSelectedDelivery } from '../../delivery/use-selected-delivery.ts'
import { useAnnounce } from '../../i18n/announcer.tsx'
import { useCopy } from '../../i18n/language-provider.tsx'
import { LoadFailed } from '../../i18n/load-failed.tsx'
import { useKeys } from '../../keys/keys-provider.tsx'
import { useTabKeys } from '../../keys/use-tab-keys.ts'
import { PageTitle } from '../page-title.tsx'
import { DeliveryCaseLink, ProposalLink } from './delivery-case-link.tsx'

/** the stream says what changes; this is for those without one, and for when it is away */
const POLL_INTERVAL_MS = 5_000
const SCOPE = 'deliveries'

function useDeliveries(list: DeliveryList) {
  return useInfiniteQuery({
    ...queries.deliveries.list.infiniteOptions({
      input: (after: DeliveryPage['next'] | undefined) => ({ list, ...(after ? { after } : {}) }),
      initialPageParam: undefined as DeliveryPage['next'] | undefined,
      getNextPageParam: (last) => last.next ?? undefined,
    }),
    refetchInterval: POLL_INTERVAL_MS,
    placeholderData: (before) => before,
  })
}

/** What is held, on its way, failed and delivered: stopped and sent again from here. */
export function DeliveriesPage(): ReactNode {
  const copy = useDeliveryCopy()
  const { list } = useSearch({ from: '/deliveries' })
  const navigate = useNavigate()
  const query = useDeliveries(list)
  const [first] = query.data?.pages ?? []
  const { enable } = useDeliveryActions()
  const show = (to: DeliveryList) => void navigate({ to: '/deliveries', search: { list: to }, replace: true })
  useTabKeys(DELIVERY_LISTS, list, show)
  const countOf = (of: DeliveryList) => (of === 'delivered' ? undefined : first?.counts[of])
  return (
    <div className="flex h-full flex-col">
      <div className="px-4 pt-3 pb-2">
        <PageTitle>{copy.title}</PageTitle>
        <p className="text-sm text-ink2">{copy.lead}</p>
      </div>
      <StoppedEndpoints endpoints={first?.endpoints ?? []} onEnable={() => void enable()} />
      <div className="overflow-x-auto px-4">
        <Tabs
          label={copy.switch}
          scope={SCOPE}
          active={list}
          onChange={show}
          tabs={DELIVERY_LISTS.map((id) => ({ id, label: copy.lists[id], count: countOf(id) || undefined }))}
        />
      </div>
      <div {...panelProps(SCOPE, list)} className="flex min-h-0 flex-1 flex-col">
        <Rows key={list} list={list} query={query} />
      </div>
    </div>
  )
}

/** What can be done here; afterwards the lists are asked for anew. */
function useDeliveryActions() {
  const words = useCopy()
  const copy = useDeliveryCopy()
  const announce = useAnnounce()
  const cache = useQueryClient()
  const acts = async (work: () => Promise<unknown>, done: string) => {
    const failed = await work().then(() => null, failureOf)
    if (failed) announce(copy.failedTo(failureMessage(words, failed)), true)
    else announce(done)
    await Promise.all([
      cache.invalidateQueries({ queryKey: queries.deliveries.key() }),
      cache.invalidateQueries({ queryKey: queries.decisions.recent.queryKey() }),
      cache.invalidateQueries({ queryKey: queries.queue.key() }),
    ])
    return failed === null
  }
  return {
    enable: () => acts(() => api.deliveries.enable(), copy.endpoint.enabled),
    stop: async ({ decision }: Delivery) =>
      decision !== null &&
      (await acts(() => api.decisions.undo({ decisionId: decision.id }), copy.stopped(decision.caseNumber))),
    redeliver: ({ id }: Delivery) => acts(() => api.deliveries.redeliver({ id }), copy.redelivered),
  }
}

function Rows({ list, query }: { list: DeliveryList; query: ReturnType<typeof useDeliveries> }) {
  const copy = useDeliveryCopy()
  const scroller = useRef<HTMLDivElement>(null)
  const acts = useDeliveryActions()
  // what another list holds is not this one's
  const pages = query.isPlaceholderData ? [] : (query.data?.pages ?? [])
  const rows = pages.flatMap((page) => page.rows)
  const { standing, act } = useSelectedDelivery(rows, scroller)
  const stop = (row: Delivery) => void act(row.id, () => acts.stop(row))
  const redeliver = (row: Delivery) => void act(row.id, () => acts.redeliver(row))
  const { stop: noStop, redeliver: noRedeliver } = standing?.moves ?? { stop: null, redeliver: null }
  const said = { stop: noStop && copy.closed.not_permitted, redeliver: noRedeliver && copy.closed.redeliver }
  const announce = useAnnounce()
  useKeys(
    list === 'held' && standing
      ? { undo: () => (said.stop ? announce(said.stop, true) : stop(standing)) }
      : list !== 'delivered' && standing
        ? { redeliver: () => (said.redeliver ? announce(said.redeliver, true) : redeliver(standing)) }
        : {},
    true,
    { undo: said.stop, redeliver: said.redeliver },
  )
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto">
      {pages.length === 0 ? (
        <DeliveriesPlaceholder list={list} query={query} />
      ) : rows.length === 0 ? (
        <ScreenMessage icon={<CircleCheck size={18} />} title={copy.empty[list]}>
          {copy.emptyNext[list]}
        </ScreenMessage>
      ) : (
        <>
          <DeliveryTable
            list={list}
            rows={rows}
            selectedId={standing?.id ?? null}
            caseOf={(row) => <DeliveryCaseLink row={row} />}
            proposalOf={(id, label) => <ProposalLink id={id}>{label}</ProposalLink>}
            onStop={stop}
            onRedeliver={redeliver}
          />
          {query.hasNextPage ? (
            <div className="grid justify-items-center p-4">
              <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {copy.more}
              </Button>
            </div>
          ) : null}
        </>
      )}
    </div>
  )
}

function DeliveriesPlaceholder({ list, query }: { list: DeliveryList; query: ReturnType<typeof useDeliveries> }) {
  const copy = useDeliveryCopy()
  if (!query.isError) return <SkeletonRows rows={12} label={copy.lists[list]} />
  return (
    <LoadFailed title={copy.failed} retry={copy.retry} onRetry={() => void query.refetch()}>
      {copy.failedKept}
    </LoadFailed>
  )
}
