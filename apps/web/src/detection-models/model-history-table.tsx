import type { ModelLine } from '@mimamori/contract/detection/detection-models-contract'
import { agreementOf, precisionOf, recallOf } from '@mimamori/policy/detection/model-figures'
import { Tag } from '@mimamori/ui/tag'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { DataTable } from '../parts/tables/data-table.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { formatCount, formatShare } from './detection-models-copy.ts'

/** Models that are neither in use nor in shadow, with the figures they were made with. */
export function ModelHistoryTable({ models }: { models: readonly ModelLine[] }): ReactNode {
  const copy = useMessages('detection-models')
  const noteOf = ({ reason, gates, figures: { steppedBack } }: ModelLine) => {
    if (steppedBack) return copy.steppedBackNote(formatCount(steppedBack.flagged), formatCount(steppedBack.honest))
    const missed = gates.filter(({ passed }) => !passed).map(({ gate }) => copy.gateNames[gate])
    if (reason !== '') return copy.rolledBackNote(reason)
    return missed.length > 0 ? copy.missedGates(missed.join(' / ')) : ''
  }
  return (
    <DataTable
      fixed
      label={copy.history}
      mark="data-model"
      names={copy.columns}
      rows={models}
      rowId={({ version }) => version}
      columns={[
        { id: 'version', className: 'w-26', cell: ({ version }) => version },
        {
          id: 'state',
          className: 'w-28',
          cell: ({ state }) => <Tag tone={state === 'rejected' ? 'amber' : 'neutral'}>{copy.states[state]}</Tag>,
        },
        { id: 'made', className: 'w-30', cell: ({ madeAt }) => <Timestamp at={madeAt} brief /> },
        { id: 'learned', className: 'w-24', right: true, cell: ({ figures }) => formatCount(figures.trainedOn * 2) },
        {
          id: 'agreement',
          className: 'w-22',
          right: true,
          cell: ({ figures }) => formatShare(agreementOf(figures.challenger)),
        },
        {
          id: 'recall',
          className: 'w-26',
          right: true,
          cell: ({ figures }) => formatShare(recallOf(figures.challenger)),
        },
        {
          id: 'precision',
          className: 'w-28',
          right: true,
          cell: ({ figures }) => formatShare(precisionOf(figures.challenger)),
        },
        { id: 'note', quiet: true, cell: (model) => <span title={noteOf(model)}>{noteOf(model)}</span> },
      ]}
    />
  )
}
