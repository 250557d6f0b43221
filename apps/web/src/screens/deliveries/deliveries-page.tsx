import { DELIVERY_LISTS, type DeliveryList } from '@mimamori/policy/delivery/delivery-lists'
import { panelProps, Tabs } from '@mimamori/ui/tabs'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { StoppedEndpoints } from '../../delivery/stopped-endpoints.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useTabKeys } from '../../keys/use-tab-keys.ts'
import { PageTitle } from '../page-title.tsx'
import { DeliveryRows, useDeliveryActions } from './delivery-rows.tsx'
import { useDeliveries } from './use-deliveries.ts'

const SCOPE = 'deliveries'

/** The page of deliveries: those held, on their way, failed and delivered; here they are stopped and sent again. */
export function DeliveriesPage(): ReactNode {
  const copy = useMessages('delivery')
  const { list } = useSearch({ from: '/deliveries' })
  const navigate = useNavigate()
  const query = useDeliveries(list)
  const [first] = query.data?.pages ?? []
  const { enable } = useDeliveryActions()
  const showList = (to: DeliveryList) => void navigate({ to: '/deliveries', search: { list: to }, replace: true })
  useTabKeys(DELIVERY_LISTS, list, showList)
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
          onChange={showList}
          tabs={DELIVERY_LISTS.map((id) => ({ id, label: copy.lists[id], count: countOf(id) || undefined }))}
        />
      </div>
      <div {...panelProps(SCOPE, list)} className="flex min-h-0 flex-1 flex-col">
        <DeliveryRows key={list} list={list} query={query} />
      </div>
    </div>
  )
}
