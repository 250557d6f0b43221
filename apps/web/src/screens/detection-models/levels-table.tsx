import type { LevelLine } from '@mimamori/contract/detection/detection-models-contract'
import type { DetectionLevel } from '@mimamori/policy/detection/detection-levels'
import { type ReactNode, useId } from 'react'
import { formatADay, formatShare } from '../../detection-models/detection-models-copy.ts'
import { useMessages } from '../../i18n/messages.ts'
import { LevelFiguresTable } from './level-figures-table.tsx'

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
    <LevelFiguresTable
      label={copy.title}
      columns={[copy.level, copy.recall, copy.falseFlags, copy.expected]}
      chosen={chosen}
      rows={lines.map(({ level, recall, falseFlags, expected }) => ({
        id: level,
        head: (
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
        figures: [formatShare(recall), formatShare(falseFlags), expected ? formatADay(expected.all) : '–'],
      }))}
    />
  )
}
