import type { LevelsState } from '@mimamori/contract/detection/detection-models-contract'
import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/violation-categories'
import {
  DETECTION_LEVELS,
  type DetectionLevel,
  type LevelSettings,
  levelOf,
} from '@mimamori/policy/detection/detection-levels'
import { ColumnHeads } from '@mimamori/ui/column-heads'
import type { ReactNode } from 'react'
import { formatADay, formatShare } from '../../detection-models/detection-models-copy.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'

type Props = {
  levels: LevelsState
  settings: LevelSettings
  /** `null` as the level: that of the desk; as the function: it cannot be changed */
  onChoose: ((category: Category, level: DetectionLevel | null) => void) | null
}

/** The level of each category, where it differs from that of the desk, with its own figures. */
export function CategoryLevelsTable({ levels, settings, onChoose }: Props): ReactNode {
  const { levels: copy } = useMessages('detection-models')
  const { words } = useCopy()
  const own = Object.keys(settings.categories).length
  return (
    <details open={own > 0 || undefined}>
      <summary className="cursor-pointer text-sm font-semibold">{copy.byCategory(own)}</summary>
      <table aria-label={copy.categories} className="mt-1.5 w-full border-collapse text-sm max-sheet:table-fixed">
        <thead>
          <ColumnHeads
            columns={[
              [copy.category, 'pl-0'],
              [copy.level, 'max-sheet:w-[44%]'],
              [copy.recall, 'text-right max-sheet:hidden'],
              [copy.expected, 'pr-0 text-right max-sheet:w-[24%]'],
            ]}
          />
        </thead>
        <tbody>
          {CATEGORIES.map((category) => {
            const line = levels.lines.find(({ level }) => level === levelOf(settings, category))
            const recall = line?.recallBy?.[category]
            const expected = line?.expected?.categories[category]
            return (
              <tr key={category} data-category={category} className="border-b border-line last:border-b-0">
                <th scope="row" className="py-1 pr-2 text-left font-normal">
                  {words.categories[category]}
                </th>
                <td className="px-2 py-1">
                  <select
                    aria-label={`${words.categories[category]}: ${copy.level}`}
                    value={settings.categories[category] ?? ''}
                    disabled={onChoose === null}
                    onChange={(event) => onChoose?.(category, (event.target.value || null) as DetectionLevel | null)}
                    className="h-7 max-w-full truncate rounded-md border border-line2 bg-panel px-1.5 text-ink max-sheet:w-full"
                  >
                    <option value="">{copy.asDesk(copy.names[settings.desk])}</option>
                    {DETECTION_LEVELS.filter((level) => level !== settings.desk).map((level) => (
                      <option key={level} value={level}>
                        {copy.names[level]}
                      </option>
                    ))}
                  </select>
                </td>
                <td className="px-2 text-right tabular-nums max-sheet:hidden">
                  {recall === undefined ? '–' : formatShare(recall)}
                </td>
                <td className="pl-2 text-right tabular-nums">{expected === undefined ? '–' : formatADay(expected)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </details>
  )
}
