import type { LevelLine } from '@mimamori/contract/detection/detection-models-contract'
import type { DetectionLevel } from '@mimamori/policy/detection/detection-levels'
import { type ReactNode, useId } from 'react'
import { formatADay, formatShare } from '../../detection-models/detection-models-copy.ts'
import { useMessages } from '../../i18n/messages.ts'
import { DataTable } from '../../parts/tables/data-table.tsx'

type Props = {
  lines: readonly LevelLine[]
  chosen: DetectionLevel
  /** `null`: it is shown, and cannot be changed */
  onChoose: ((level: DetectionLevel) => void) | null
}

/** The four levels with their figures, one of them chosen for the desk. */
export function LevelsTable({ lines, chosen, onChoose }: Props): ReactNode {
  const { levels: copy } = useMessages('detection-models')
  const name = useId()
  return (
    <DataTable
      look="figures"
      label={copy.title}
      rows={lines}
      rowId={({ level }) => level}
      mark="data-level"
      row={({ level }) => ({ className: level === chosen && 'bg-accent-bg' })}
      columns={[
        {
          id: 'level',
          name: copy.level,
          names: true,
          cell: ({ level }) => (
            <label className="inline-flex items-center gap-2">
              <input
                type="radio"
                name={name}
                checked={level === chosen}
                disabled={onChoose === null}
                onChange={() => onChoose?.(level)}
                className="accent-(--accent)"
              />
              {copy.names[level]}
            </label>
          ),
        },
        { id: 'recall', name: copy.recall, right: true, cell: ({ recall }) => formatShare(recall) },
        { id: 'false', name: copy.falseFlags, right: true, cell: ({ falseFlags }) => formatShare(falseFlags) },
        {
          id: 'expected',
          name: copy.expected,
          right: true,
          cell: ({ expected }) => (expected ? formatADay(expected.all) : '–'),
        },
      ]}
    />
  )
}
