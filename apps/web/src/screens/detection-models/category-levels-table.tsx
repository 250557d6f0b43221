import type { LevelsState } from '@mimamori/contract/detection/detection-models-contract'
import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/violation-categories'
import {
  DETECTION_LEVELS,
  type DetectionLevel,
  type LevelSettings,
  levelOf,
} from '@mimamori/policy/detection/detection-levels'
import type { ReactNode } from 'react'
import { formatADay, formatShare } from '../../detection-models/detection-models-copy.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { DataTable } from '../../parts/tables/data-table.tsx'

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
  const lineOf = (category: Category) => levels.lines.find(({ level }) => level === levelOf(settings, category))
  return (
    <details open={own > 0 || undefined}>
      <summary className="cursor-pointer text-sm font-semibold">{copy.byCategory(own)}</summary>
      <div className="pt-1.5">
        <DataTable
          look="figures"
          label={copy.categories}
          mark="data-category"
          names={{ category: copy.category, level: copy.level, recall: copy.recall, expected: copy.expected }}
          rows={CATEGORIES}
          rowId={(category) => category}
          columns={[
            { id: 'category', names: true, wraps: true, cell: (category) => words.categories[category] },
            {
              id: 'level',
              className: 'py-1 max-sheet:w-[44%]',
              cell: (category) => (
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
              ),
            },
            {
              id: 'recall',
              right: true,
              wide: true,
              cell: (category) => {
                const recall = lineOf(category)?.recallBy?.[category]
                return recall === undefined ? '–' : formatShare(recall)
              },
            },
            {
              id: 'expected',
              right: true,
              className: 'max-sheet:w-[24%]',
              cell: (category) => {
                const expected = lineOf(category)?.expected?.categories[category]
                return expected === undefined ? '–' : formatADay(expected)
              },
            },
          ]}
        />
      </div>
    </details>
  )
}
