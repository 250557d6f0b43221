import type { GateResult } from '@mimamori/policy/detection/model-gates'
import { ColumnHeads } from '@mimamori/ui/column-heads'
import { CircleCheck, CircleX } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { formatCount, formatShare, isCounted } from './detection-models-copy.ts'

/** Every gate of a model with its figure, its bar, and whether it was passed. */
export function ModelGatesTable({ gates }: { gates: readonly GateResult[] }): ReactNode {
  const copy = useMessages('detection-models')
  return (
    <table aria-label={copy.gates} className="w-full border-collapse text-sm">
      <thead>
        <ColumnHeads
          columns={[
            [copy.gate, 'pl-0'],
            [copy.figure, 'text-right'],
            [copy.bar, 'text-right'],
          ]}
        >
          <th scope="col" className="w-20 pl-2">
            <span className="sr-only">{copy.passed}</span>
          </th>
        </ColumnHeads>
      </thead>
      <tbody>
        {gates.map((each) => (
          <GateRow key={each.gate} of={each} />
        ))}
      </tbody>
    </table>
  )
}

function GateRow({ of: { gate, figure, bar, passed } }: { of: GateResult }) {
  const copy = useMessages('detection-models')
  const format = (value: number) => (isCounted(gate) ? copy.cases(formatCount(value)) : formatShare(value))
  return (
    <tr className="border-b border-line last:border-b-0">
      <th scope="row" className="py-1 pr-2 text-left font-normal">
        {copy.gateNames[gate]}
      </th>
      <td className="px-2 text-right tabular-nums">{format(figure)}</td>
      <td className="px-2 text-right whitespace-nowrap text-ink2 tabular-nums">
        {(gate === 'false_flags' || gate === 'one_word' ? copy.atMost : copy.atLeast)(format(bar))}
      </td>
      <td className="pl-2 whitespace-nowrap">
        <span className="inline-flex items-center gap-1">
          {passed ? (
            <CircleCheck size={14} className="flex-none text-green" aria-hidden="true" />
          ) : (
            <CircleX size={14} className="flex-none text-red" aria-hidden="true" />
          )}
          {passed ? copy.passed : <span className="text-red">{copy.missed}</span>}
        </span>
      </td>
    </tr>
  )
}
