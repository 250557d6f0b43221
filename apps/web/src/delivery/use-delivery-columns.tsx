import type { Delivery } from '@mimamori/contract/delivery/delivery-contract'
import type { DeliveryList } from '@mimamori/policy/delivery/delivery-lists'
import type { FoldingColumn } from '@mimamori/ui/folding-table'
import { Tag } from '@mimamori/ui/tag'
import { Mail } from 'lucide-react'
import type { ReactNode } from 'react'
import { useNow } from '../api/server-clock.ts'
import { type Messages, useMessages } from '../i18n/messages.ts'
import { Timestamp } from '../parts/timestamp.tsx'

export type DeliveryTableProps = {
  list: DeliveryList
  rows: readonly Delivery[]
  /** the selected row, whose buttons show their keys */
  selectedId: string | null
  /** the case of a delivery, linked for those who may read it */
  caseOf: (row: Delivery) => ReactNode
  /** a link to the page where a two-person event can be stopped */
  proposalOf: (withdrawalId: string, label: string) => ReactNode
  onStop: (row: Delivery) => void
  onRedeliver: (row: Delivery) => void
}

type Column = Omit<FoldingColumn<Delivery>, 'name'> & { readonly id: keyof Messages['delivery']['columns'] }

const WIDTH = { left: 'w-24', time: 'w-52', attempts: 'w-20', error: 'w-72', by: 'w-36', what: 'w-44' }

/** The columns of a list of deliveries. */
export function useDeliveryColumns({ list, caseOf }: Pick<DeliveryTableProps, 'list' | 'caseOf'>): Column[] {
  const copy = useMessages('delivery')
  const what: Column = { id: 'what', width: WIDTH.what, cell: (row) => <DeliveryEvent row={row} /> }
  const of: Column = { id: 'case', width: '', cell: caseOf }
  const by: Column = { id: 'by', width: WIDTH.by, cell: (row) => deciderName(copy, row) }
  const time = (id: 'next' | 'gaveUp' | 'since' | 'delivered', at: (row: Delivery) => ReactNode): Column => ({
    id,
    width: WIDTH.time,
    cell: at,
  })
  const attempts: Column = {
    id: 'attempts',
    width: WIDTH.attempts,
    right: true,
    cell: (row) => copy.times(row.attempts),
  }
  const error: Column = { id: 'error', width: WIDTH.error, cell: (row) => errorMessage(copy, row.lastError) }
  switch (list) {
    case 'held':
      return [
        { id: 'left', width: WIDTH.left, right: true, cell: (row) => <HoldLeft until={row.dueAt} /> },
        what,
        of,
        by,
        time('since', (row) => <Timestamp at={row.createdAt} />),
      ]
    case 'underway':
      return [
        what,
        of,
        by,
        time('next', (row) => (row.state === 'sending' ? copy.sending : copy.waits)),
        attempts,
        error,
      ]
    case 'retrying':
      return [what, of, by, time('next', (row) => <Timestamp at={row.dueAt} />), attempts, error]
    case 'dead':
      return [what, of, by, time('gaveUp', (row) => <Timestamp at={row.dueAt} />), attempts, error]
    case 'delivered':
      return [what, of, by, time('delivered', (row) => <Timestamp at={row.deliveredAt ?? row.dueAt} />), attempts]
  }
}

/** Why the last attempt failed, in words; a code that has none stays a code. */
function errorMessage({ errors, http, smtp, unsure }: Messages['delivery'], error: string | null): string {
  if (error === null) return ''
  const [, protocol, status = ''] = /^(http|smtp)_(\d{3})$/.exec(error) ?? []
  if (protocol) return protocol === 'http' ? http(status) : smtp(status)
  return error.startsWith('unsure_') ? unsure : (errors[error] ?? error)
}

const deciderName = ({ you, ofDesk }: Messages['delivery'], { decision }: Delivery): string => {
  if (!decision) return ofDesk
  return decision.mine ? you : decision.by
}

function DeliveryEvent({ row: { event, channel } }: { row: Delivery }) {
  const copy = useMessages('delivery')
  return (
    <span className="flex items-center gap-2">
      <span className="truncate">{copy.events[event] ?? event}</span>
      {channel === 'mail' ? (
        <Tag>
          <span className="flex items-center gap-1">
            <Mail size={12} aria-hidden="true" />
            {copy.channels.mail}
          </span>
        </Tag>
      ) : null}
    </span>
  )
}

/** The time left of the hold. */
function HoldLeft({ until }: { until: string }) {
  const copy = useMessages('delivery')
  const left = Math.ceil((Date.parse(until) - useNow(250)) / 1000)
  if (left <= 0) return <span className="text-ink2">{copy.now}</span>
  return <span className="text-amber">{left < 100 ? copy.seconds(left) : copy.minutes(Math.ceil(left / 60))}</span>
}
