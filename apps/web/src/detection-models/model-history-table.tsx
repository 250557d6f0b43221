import type { ModelLine } from '@mimamori/contract/detection/detection-models-contract'
import { agreementOf, precisionOf, recallOf } from '@mimamori/policy/detection/model-figures'
import { FoldingTable } from '@mimamori/ui/folding-table'
import { Tag } from '@mimamori/ui/tag'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { Timestamp } from '../parts/timestamp.tsx'
import { formatCount, formatShare } from './detection-models-copy.ts'

/** Models that are neither in use nor in shadow, with the figures they were made with. */
export function ModelHistoryTable({ models }: { models: readonly ModelLine[] }): ReactNode {
  const copy = useMessages('detection-models')
  const { columns } = copy
  const noteOf = ({ reason, gates, figures: { steppedBack } }: ModelLine) => {
    if (steppedBack) return copy.steppedBackNote(formatCount(steppedBack.flagged), formatCount(steppedBack.honest))
    const missed = gates.filter(({ passed }) => !passed).map(({ gate }) => copy.gateNames[gate])
    if (reason !== '') return copy.rolledBackNote(reason)
    return missed.length > 0 ? copy.missedGates(missed.join(' / ')) : ''
  }
  return (
    <FoldingTable
      label={copy.history}
      rowAttribute="data-model"
      rows={models.map((model) => ({ ...model, id: model.version }))}
      columns={[
        { id: 'version', name: columns.version, width: 'w-26', cell: ({ version }) => version },
        {
          id: 'state',
          name: columns.state,
          width: 'w-28',
          cell: ({ state }) => <Tag tone={state === 'rejected' ? 'amber' : 'neutral'}>{copy.states[state]}</Tag>,
        },
        { id: 'made', name: columns.made, width: 'w-30', cell: ({ madeAt }) => <Timestamp at={madeAt} brief /> },
        {
          id: 'learned',
          name: columns.learned,
          width: 'w-24',
          right: true,
          cell: ({ figures }) => formatCount(figures.trainedOn * 2),
        },
        {
          id: 'agreement',
          name: columns.agreement,
          width: 'w-22',
          right: true,
          cell: ({ figures }) => formatShare(agreementOf(figures.challenger)),
        },
        {
          id: 'recall',
          name: columns.recall,
          width: 'w-26',
          right: true,
          cell: ({ figures }) => formatShare(recallOf(figures.challenger)),
        },
        {
          id: 'precision',
          name: columns.precision,
          width: 'w-28',
          right: true,
          cell: ({ figures }) => formatShare(precisionOf(figures.challenger)),
        },
        {
          id: 'note',
          name: columns.note,
          width: 'w-auto',
          cell: (model) => (
            <span title={noteOf(model)} className="text-ink2 max-sheet:whitespace-normal">
              {noteOf(model)}
            </span>
          ),
        },
      ]}
    />
  )
}
