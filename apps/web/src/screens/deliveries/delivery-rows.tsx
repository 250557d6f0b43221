import type { Delivery } from '@mimamori/contract/delivery/delivery-contract'
import type { DeliveryList } from '@mimamori/policy/delivery/delivery-lists'
import { may } from '@mimamori/policy/staff/role-permissions'
import { Button } from '@mimamori/ui/button'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleCheck } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { api } from '../../api/api-client.ts'
import { queries } from '../../api/api-queries.ts'
import { failureOf } from '../../api/call-failure.ts'
import { DeliveryTable } from '../../delivery/delivery-table.tsx'
import { useSelectedDelivery } from '../../delivery/use-selected-delivery.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { useAnnounce } from '../../parts/announcer.tsx'
import { failureMessage } from '../../parts/failure-message.ts'
import { LoadFailed } from '../../parts/load-failed.tsx'
import { MemberTitle } from '../../parts/member-title.tsx'
import { useDesk } from '../desk-context.tsx'
import type { DeliveriesQuery } from './use-deliveries.ts'

type DeliveryActions = {
  readonly enable: () => Promise<boolean>
  /** undoes the decision behind a held delivery */
  readonly stop: (delivery: Delivery) => Promise<boolean>
  readonly redeliver: (delivery: Delivery) => Promise<boolean>
}

/** Calls about deliveries. Each announces its result, refetches the lists, and resolves with whether it succeeded. */
export function useDeliveryActions(): DeliveryActions {
  const { errors, refusals } = useCopy()
  const copy = useMessages('delivery')
  const announce = useAnnounce()
  const cache = useQueryClient()
  const run = async (call: () => Promise<unknown>, done: string) => {
    const failed = await call().then(() => null, failureOf)
    if (failed)
      announce(copy.failedTo(failureMessage({ errors, refusals: { ...refusals, ...copy.refusals } }, failed)), true)
    else announce(done)
    await Promise.all([
      cache.invalidateQueries({ queryKey: queries.deliveries.key() }),
      cache.invalidateQueries({ queryKey: queries.decisions.recent.queryKey() }),
      cache.invalidateQueries({ queryKey: queries.queue.key() }),
    ])
    return failed === null
  }
  return {
    enable: () => run(() => api.deliveries.enable(), copy.endpoint.enabled),
    stop: async ({ decision }) =>
      decision !== null &&
      (await run(() => api.decisions.undo({ decisionId: decision.id }), copy.stopped(decision.caseNumber))),
    redeliver: ({ id }) => run(() => api.deliveries.redeliver({ id }), copy.redelivered),
  }
}

/** The table of one delivery list, with stop and redeliver. */
export function DeliveryRows({ list, query }: { list: DeliveryList; query: DeliveriesQuery }): ReactNode {
  const copy = useMessages('delivery')
  const scroller = useRef<HTMLDivElement>(null)
  const actions = useDeliveryActions()
  // placeholder data is another list's
  const pages = query.isPlaceholderData ? [] : (query.data?.pages ?? [])
  const rows = pages.flatMap((page) => page.rows)
  const { selected, act } = useSelectedDelivery(rows, scroller)
  const stop = (row: Delivery) => void act(row.id, () => actions.stop(row))
  const redeliver = (row: Delivery) => void act(row.id, () => actions.redeliver(row))
  const { stop: noStop, redeliver: noRedeliver } = selected?.moves ?? { stop: null, redeliver: null }
  const disabledReasons = { stop: noStop && copy.closed.not_permitted, redeliver: noRedeliver && copy.closed.redeliver }
  const announce = useAnnounce()
  useKeys(
    list === 'held' && selected
      ? { undo: () => (disabledReasons.stop ? announce(disabledReasons.stop, true) : stop(selected)) }
      : list !== 'delivered' && selected
        ? {
            redeliver: () =>
              disabledReasons.redeliver ? announce(disabledReasons.redeliver, true) : redeliver(selected),
          }
        : {},
    true,
    { undo: disabledReasons.stop, redeliver: disabledReasons.redeliver },
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
            selectedId={selected?.id ?? null}
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

function DeliveriesPlaceholder({ list, query }: { list: DeliveryList; query: DeliveriesQuery }) {
  const copy = useMessages('delivery')
  if (!query.isError) return <SkeletonRows rows={12} label={copy.lists[list]} />
  return <LoadFailed words={copy} onRetry={() => void query.refetch()} />
}

/** The case of an event; focusable also without a link, so that J and K reach every row. */
function DeliveryCaseLink({ row: { decision } }: { row: Delivery }): ReactNode {
  const copy = useMessages('delivery')
  const { me } = useDesk()
  if (!decision || !may(me.role, 'cases.read')) {
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys of a row act on the one that has the focus
      <span tabIndex={0} className="outline-none">
        {decision ? `#${decision.caseNumber}` : copy.ofDesk}
      </span>
    )
  }
  return (
    <Link
      to="/review/$caseId"
      params={{ caseId: decision.caseId }}
      search={{ queue: 'flagged' }}
      className="flex min-w-0 gap-2 outline-none hover:underline"
    >
      <span className="text-ink2">#{decision.caseNumber}</span>
      <MemberTitle text={decision.title} className="truncate" />
    </Link>
  )
}

/** The case of an event. That of a withdrawal links to its page, where it can be stopped, for those who may read it. */
function ProposalLink({ id, children }: { id: string; children: ReactNode }): ReactNode {
  const copy = useMessages('delivery')
  const { me } = useDesk()
  const query = queries.withdrawals.get.queryOptions({ input: { withdrawalId: id } })
  const { data, isLoading } = useQuery({ ...query, enabled: may(me.role, 'cases.decide') })
  if (isLoading) return null
  // that page also shows who may stop it
  if (!may(me.role, 'cases.read') || data?.moves.stop === 'not_permitted')
    return <span className="text-sm text-ink2">{copy.closed.proposal}</span>
  return (
    <Link
      to="/withdrawals/$withdrawalId"
      params={{ withdrawalId: id }}
      className="text-sm text-accent underline-offset-2 hover:underline"
    >
      {children}
    </Link>
  )
}
