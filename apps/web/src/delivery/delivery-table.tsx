import type { Delivery } from '@mimamori/contract/delivery/delivery-contract'
import type { DeliveryList } from '@mimamori/policy/delivery/delivery-lists'
import { Button } from '@mimamori/ui/button'
import { Tag } from '@mimamori/ui/tag'
import { Mail } from 'lucide-react'
import type { ReactNode } from 'react'
import { useNow } from '../api/server-clock.ts'
import { type Messages, useMessages } from '../i18n/messages.ts'
import { useKeycap } from '../keys/keys-provider.tsx'
import { DataTable } from '../parts/tables/data-table.tsx'
import type { DataColumn } from '../parts/tables/table-view.tsx'
import { Timestamp } from '../parts/timestamp.tsx'

type Props = {
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

type Column = DataColumn<Delivery, keyof Messages['delivery']['columns']>

/** One list of deliveries. */
export function DeliveryTable(props: Props): ReactNode {
  const { list, rows, caseOf } = props
  const copy = useMessages('delivery')
  const time = (id: 'next' | 'gaveUp' | 'since' | 'delivered', cell: Column['cell']): Column => ({
    id,
    className: 'w-52',
    cell,
  })
  const times: Readonly<Record<DeliveryList, Column>> = {
    held: time('since', ({ createdAt }) => <Timestamp at={createdAt} />),
    underway: time('next', ({ state }) => (state === 'sending' ? copy.sending : copy.waits)),
    retrying: time('next', ({ dueAt }) => <Timestamp at={dueAt} />),
    dead: time('gaveUp', ({ dueAt }) => <Timestamp at={dueAt} />),
    delivered: time('delivered', ({ deliveredAt, dueAt }) => <Timestamp at={deliveredAt ?? dueAt} />),
  }
  const [held, done] = [list === 'held', list === 'delivered']
  return (
    <DataTable
      fixed
      label={copy.lists[list]}
      mark="data-delivery"
      names={copy.columns}
      rows={rows}
      columns={[
        held && { id: 'left', className: 'w-24', right: true, cell: ({ dueAt }) => <HoldLeft until={dueAt} /> },
        { id: 'what', className: 'w-44', cell: (row) => <DeliveryEvent row={row} /> },
        { id: 'case', cell: caseOf },
        { id: 'by', className: 'w-36', cell: (row) => deciderName(copy, row) },
        times[list],
        !held && { id: 'attempts', className: 'w-20', right: true, cell: ({ attempts }) => copy.times(attempts) },
        !held && !done && { id: 'error', className: 'w-72', cell: ({ lastError }) => errorMessage(copy, lastError) },
        !done && {
          id: 'act',
          className: 'w-52',
          right: true,
          cell: (row) => <DeliveryAction {...props} row={row} />,
        },
      ]}
    />
  )
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

function DeliveryAction({ list, row, selectedId, proposalOf, onStop, onRedeliver }: Props & { row: Delivery }) {
  const copy = useMessages('delivery')
  const keycap = useKeycap()
  const proposal = list === 'held' ? row.decision?.withdrawal : null
  if (proposal) return proposalOf(proposal, copy.toProposal)
  const [label, key, run, closed] =
    list === 'held'
      ? ([copy.stop, 'undo', onStop, row.moves.stop] as const)
      : ([copy.redeliver, 'redeliver', onRedeliver, row.moves.redeliver] as const)
  // an event that was just sent needs no action
  if (closed === 'undo_window_over' || closed === 'not_failed') return null
  const why = closed && (list === 'held' ? copy.closed.not_permitted : copy.closed.redeliver)
  return (
    <Button
      small
      disabled={closed !== null}
      title={why ?? undefined}
      keycap={selectedId === row.id ? keycap(key) : undefined}
      onClick={() => run(row)}
    >
      {label}
    </Button>
  )
}
