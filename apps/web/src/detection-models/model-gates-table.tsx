import type { GateResult } from '@mimamori/policy/detection/model-gates'
import { CircleCheck, CircleX } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { DataTable } from '../parts/tables/data-table.tsx'
import { formatCount, formatShare, isCounted } from './detection-models-copy.ts'

/** Every gate of a model with its figure, its bar, and whether it was passed. */
export function ModelGatesTable({ gates }: { gates: readonly GateResult[] }): ReactNode {
  const copy = useMessages('detection-models')
  const format = ({ gate }: GateResult, value: number) =>
    isCounted(gate) ? copy.cases(formatCount(value)) : formatShare(value)
  return (
    <DataTable
      look="figures"
      label={copy.gates}
      rows={gates}
      rowId={({ gate }) => gate}
      columns={[
        { id: 'gate', name: copy.gate, names: true, wraps: true, cell: ({ gate }) => copy.gateNames[gate] },
        { id: 'figure', name: copy.figure, right: true, cell: (result) => format(result, result.figure) },
        {
          id: 'bar',
          name: copy.bar,
          right: true,
          quiet: true,
          cell: (result) =>
            (result.gate === 'false_flags' || result.gate === 'one_word' ? copy.atMost : copy.atLeast)(
              format(result, result.bar),
            ),
        },
        {
          id: 'passed',
          name: copy.passed,
          nameless: true,
          className: 'w-20',
          cell: ({ passed }) => (
            <span className="inline-flex items-center gap-1">
              {passed ? (
                <CircleCheck size={14} className="flex-none text-green" aria-hidden="true" />
              ) : (
                <CircleX size={14} className="flex-none text-red" aria-hidden="true" />
              )}
              {passed ? copy.passed : <span className="text-red">{copy.missed}</span>}
            </span>
          ),
        },
      ]}
    />
  )
}
