import type { Delivery } from '@mimamori/contract/delivery/delivery-contract'
import { Button } from '@mimamori/ui/button'
import { FoldingTable } from '@mimamori/ui/folding-table'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { useKeycap } from '../keys/keys-provider.tsx'
import { type DeliveryTableProps, useDeliveryColumns } from './use-delivery-columns.tsx'

/** One list of deliveries. */
export function DeliveryTable(props: DeliveryTableProps): ReactNode {
  const { list, rows } = props
  const copy = useMessages('delivery')
  const columns = useDeliveryColumns(props).map((column) => ({ ...column, name: copy.columns[column.id] }))
  const act =
    list === 'delivered'
      ? null
      : { name: copy.columns.act, cell: (row: Delivery) => <DeliveryAction {...props} row={row} /> }
  return (
    <FoldingTable
      label={copy.lists[list]}
      columns={columns}
      rows={rows}
      rowAttribute="data-delivery"
      renderAction={act}
    />
  )
}

function DeliveryAction({
  list,
  row,
  selectedId,
  proposalOf,
  onStop,
  onRedeliver,
}: DeliveryTableProps & { row: Delivery }) {
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
