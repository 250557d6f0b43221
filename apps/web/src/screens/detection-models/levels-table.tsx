import type { LevelLine } from '@mimamori/contract/detection/detection-models-contract'
import type { DetectionLevel } from '@mimamori/policy/detection/detection-levels'
import { ColumnHeads } from '@mimamori/ui/column-heads'
import { type ReactNode, useId } from 'react'
import { formatADay, formatShare, useDetectionModelsCopy } from '../../detection-models/detection-models-copy.ts'

type Props = {
  lines: readonly LevelLine[]
  chosen: DetectionLevel
  /** `null`: it is shown, and cannot be changed */
  onChoose: ((level: DetectionLevel) => void) | null
}

/** The four levels with their figures, one of them chosen for the desk. */
export function LevelsTable({ lines, chosen, onChoose }: Props): ReactNode {
  const { levels: copy } = useDetectionModelsCopy()
  const name = useId()
  return (
    <table aria-label={copy.title} className="w-full border-collapse text-sm">
      <thead>
        <ColumnHeads
          columns={[
            [copy.level, 'pl-0'],
            [copy.recall, 'text-right'],
            [copy.falseFlags, 'text-right'],
            [copy.expected, 'pr-0 text-right'],
          ]}
        />
      </thead>
      <tbody>
        {lines.map(({ level, recall, falseFlags, expected }) => (
          <tr
            key={level}
            data-level={level}
            className={`border-b border-line last:border-b-0 ${level === chosen ? 'bg-accent-bg' : ''}`}
          >
            <th scope="row" className="py-1 pr-2 text-left font-normal">
              <label className="inline-flex items-center gap-2 whitespace-nowrap">
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
            </th>
            <td className="px-2 text-right tabular-nums">{formatShare(recall)}</td>
            <td className="px-2 text-right tabular-nums">{formatShare(falseFlags)}</td>
            <td className="pl-2 text-right tabular-nums">{expected ? formatADay(expected.all) : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
